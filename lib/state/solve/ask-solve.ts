import { and, count, desc, eq, inArray, sql } from "drizzle-orm";
import { UserError } from "#lib/core/user-error.ts";
import type { SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import type { State } from "../open-state.ts";
import { solveJob } from "../schema/solve.ts";
import { SOLVE_CHANNEL } from "./solve-channel.ts";

/** A job of the solver, as it stands. */
export type SolveJob = typeof solveJob.$inferSelect;

const UNFINISHED = ["waiting", "running"] as const;
/** Jobs that may wait or run at once: each takes a core for minutes. */
const MOST_UNFINISHED = 20;
const MOST_LISTED = 50;

/** Puts a job into the queue. */
export async function askSolve(state: State, request: SolveRequest): Promise<SolveJob> {
  const job = await state.db.transaction(async (tx) => {
    const [waiting] = await tx.select({ jobs: count() }).from(solveJob).where(inArray(solveJob.status, UNFINISHED));
    if ((waiting?.jobs ?? 0) >= MOST_UNFINISHED) {
      throw new UserError(
        `Cannot solve now: ${MOST_UNFINISHED} timetables wait or are being solved already; cancel one, or try again later`,
      );
    }
    const [made] = await tx.insert(solveJob).values({ timetable: request.timetable, request }).returning();
    await tx.execute(sql`SELECT pg_notify(${SOLVE_CHANNEL}, '')`);
    return made!;
  });
  return job;
}

/** A job by its id. */
export async function readSolve(state: State, id: string): Promise<SolveJob | undefined> {
  const [job] = await state.db.select().from(solveJob).where(eq(solveJob.id, id));
  return job;
}

/** The jobs of a timetable, the newest first. */
export function listSolves(state: State, timetable: string): Promise<SolveJob[]> {
  return state.db
    .select()
    .from(solveJob)
    .where(eq(solveJob.timetable, timetable))
    .orderBy(desc(solveJob.askedAt))
    .limit(MOST_LISTED);
}

/**
 * Asks a job to end, and to keep the best plan so far or not: one that waits ends at once, one that runs within a second.
 *
 * @returns The job as it is now; nothing where there is none.
 */
export async function cancelSolve(state: State, id: string, cancel: "drop" | "keep"): Promise<SolveJob | undefined> {
  await state.db.transaction(async (tx) => {
    const isIt = eq(solveJob.id, id);
    await tx
      .update(solveJob)
      .set({ status: "cancelled", cancel, endedAt: new Date() })
      .where(and(isIt, eq(solveJob.status, "waiting")));
    await tx
      .update(solveJob)
      .set({ cancel })
      .where(and(isIt, eq(solveJob.status, "running")));
    await tx.execute(sql`SELECT pg_notify(${SOLVE_CHANNEL}, '')`);
  });
  return readSolve(state, id);
}
