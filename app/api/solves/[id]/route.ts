import * as z from "zod/mini";
import { cancelSolve, readSolve } from "#lib/state/solve/ask-solve.ts";
import { solveKeep } from "../../../_server/bodies/solve-body.ts";
import { problem } from "../../../_server/problem.ts";
import { solveJson } from "../../../_server/timetable/solve-json.ts";
import { fresh, withState } from "../../../_server/with-state.ts";

interface Context {
  readonly params: Promise<{ id: string }>;
}

const missing = () => problem(404, "Not found", "There is no such job: see /api/timetables/{id}/solves");

/** A job of the solver: whether it waits, how far it is, how it ended. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const id = jobId((await params).id);
  if (id === undefined) return missing();
  return withState(async (state) => {
    const job = await readSolve(state, id);
    return job ? fresh(solveJson(job)) : missing();
  });
}

/** Ends a job; keep=true keeps the best plan so far. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  const id = jobId((await params).id);
  if (id === undefined) return missing();
  const keep = z.safeParse(solveKeep, new URL(request.url).searchParams.get("keep") ?? undefined);
  if (!keep.success) return problem(400, "Bad request", "keep must be true or false");
  return withState(async (state) => {
    const job = await cancelSolve(state, id, keep.data === "true" ? "keep" : "drop");
    return job ? fresh(solveJson(job)) : missing();
  });
}

const jobId = (text: string) => z.safeParse(z.uuid(), text).data;
