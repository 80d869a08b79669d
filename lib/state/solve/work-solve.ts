import { and, eq, inArray, sql } from "drizzle-orm";
import type { SolveProgress } from "#lib/timetable/what-if/solve-request.ts";
import type { State } from "../open-state.ts";
import { solveJob } from "../schema/solve.ts";
import type { SolveJob } from "./ask-solve.ts";
import { SOLVE_CHANNEL } from "./solve-channel.ts";

/** How a job ended. */
export type SolveEnd =
  | { readonly status: "done" | "cancelled"; readonly run: string | null }
  | { readonly status: "failed"; readonly error: string };

/** Marks a job as begun by this worker; nothing where it has ended meanwhile. */
export async function beginSolve(state: State, id: string): Promise<SolveJob | undefined> {
  const [job] = await state.db
    .update(solveJob)
    .set({
      status: "running",
      startedAt: sql`coalesce(${solveJob.startedAt}, now())`,
      attempts: sql`${solveJob.attempts} + 1`,
    })
    .where(and(eq(solveJob.id, id), inArray(solveJob.status, ["waiting", "running"])))
    .returning();
  if (job) await state.notify(SOLVE_CHANNEL);
  return job;
}

/** Says how far a job is. */
export async function putSolveProgress(state: State, id: string, progress: SolveProgress): Promise<void> {
  await state.db.update(solveJob).set({ progress }).where(eq(solveJob.id, id));
  await state.notify(SOLVE_CHANNEL);
}

/** What those who asked for a job want of it now. */
export async function solveCancel(state: State, id: string): Promise<"drop" | "keep" | null> {
  const [job] = await state.db.select({ cancel: solveJob.cancel }).from(solveJob).where(eq(solveJob.id, id));
  return job?.cancel ?? null;
}

/** Marks a job as ended. */
export async function endSolve(state: State, id: string, end: SolveEnd): Promise<void> {
  await state.db
    .update(solveJob)
    .set({ ...end, endedAt: new Date() })
    .where(eq(solveJob.id, id));
  await state.notify(SOLVE_CHANNEL);
}
