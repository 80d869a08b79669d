import { isUserError } from "#lib/core/user-error.ts";
import { isTooManyQueries } from "#lib/lake/sandbox/turns.ts";

/** An RFC 9457 problem. */
export function problem(status: number, title: string, detail: string): Response {
  return Response.json(
    { type: "about:blank", title, status, detail },
    {
      status,
      headers: { "content-type": "application/problem+json" },
    },
  );
}

/** What the caller can mend becomes a problem of status 400, or 429 by waiting; everything else stays an error of the server. */
export function problemOf(error: unknown): Response {
  if (isTooManyQueries(error)) {
    const busy = problem(429, "Too many queries", "Too many queries run or wait already: try again in a moment");
    busy.headers.set("retry-after", "2");
    return busy;
  }
  if (isUserError(error)) return problem(400, "The request cannot be answered", error.message);
  throw error;
}
