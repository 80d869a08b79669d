import { isUserError } from "#lib/core/user-error.ts";
import type { State } from "#lib/state/open-state.ts";
import { problem, problemOf } from "./problem.ts";
import { siteState } from "./site-state.ts";

/** Answers out of the database: what the caller can mend is a problem of status 400, a database that is away one of 503. */
export async function withState(answer: (state: State) => Promise<Response>): Promise<Response> {
  const state = siteState();
  try {
    return await answer(state);
  } catch (error) {
    if (isUserError(error)) return problemOf(error);
    // The errors of a database that is away are many; whether it is can be asked.
    const isThere = await state.check().then(
      () => true,
      () => false,
    );
    if (isThere) throw error;
    const away = problem(503, "The database is away", "The database does not answer: try again in a moment");
    away.headers.set("retry-after", "5");
    return away;
  }
}

/** What moves may be kept, but not used again without asking. */
export function fresh(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set("cache-control", "no-cache");
  return Response.json(body, { ...init, headers });
}
