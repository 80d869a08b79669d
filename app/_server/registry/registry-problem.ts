import { isDatabaseAway } from "#lib/state/database-away.ts";
import { isRegistryError, type RegistryFault } from "#lib/state/registry/registry-error.ts";
import { problem, problemOf } from "../problem.ts";

const STATUSES: Readonly<Record<RegistryFault, readonly [number, string]>> = {
  missing: [404, "Not in the registry"],
  exists: [409, "It is there already"],
  in_use: [409, "It is in use"],
  stale: [412, "It has changed since"],
  invalid: [422, "A field cannot be taken"],
};

/** What the registry refused, as a problem: a bad field by its name in `errors`; a database that is away is 503. */
export function registryProblem(error: unknown): Response {
  if (isDatabaseAway(error)) {
    const away = problem(503, "The database is away", "The registry's database does not answer: try again in a moment");
    away.headers.set("retry-after", "5");
    return away;
  }
  if (!isRegistryError(error)) return problemOf(error);
  const [status, title] = STATUSES[error.fault];
  const errors = Object.entries(error.fields).map(([field, detail]) => ({ field, detail }));
  return Response.json(
    { type: "about:blank", title, status, detail: error.message, ...(errors.length > 0 ? { errors } : {}) },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}
