import { boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { SolveProgress, SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { moment } from "./moment.ts";

/** A timetable that somebody wants to have solved. */
export const solveJob = pgTable(
  "solve_job",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    timetable: text("timetable").notNull(),
    request: jsonb("request").$type<SolveRequest>().notNull(),
    status: text("status", { enum: ["waiting", "running", "done", "failed", "cancelled"] })
      .notNull()
      .default("waiting"),
    progress: jsonb("progress").$type<SolveProgress>(),
    /** Somebody wants it to end, and keeps the best plan so far or not. */
    cancel: text("cancel", { enum: ["drop", "keep"] }),
    /** Handed to the queue of workers. */
    isQueued: boolean("is_queued").notNull().default(false),
    /** How often a worker began it. */
    attempts: integer("attempts").notNull().default(0),
    /** Why it failed. */
    error: text("error"),
    /** Name of the run in the lake that holds its plan. */
    run: text("run"),
    askedAt: moment("asked_at").notNull().defaultNow(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
  },
  (table) => [
    index("solve_job_status").on(table.status),
    index("solve_job_timetable").on(table.timetable, table.askedAt),
  ],
);
