import type { SolveJob } from "#lib/state/solve/ask-solve.ts";

/** A job of the solver, as routes tell it. */
export function solveJson({ id, timetable, request, status, progress, cancel, attempts, ...job }: SolveJob) {
  return {
    ...{ id, timetable, status, progress, cancel, attempts, error: job.error, run: job.run, request },
    ...{ askedAt: job.askedAt, startedAt: job.startedAt, endedAt: job.endedAt },
  };
}
