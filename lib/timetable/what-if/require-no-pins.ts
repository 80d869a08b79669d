import { UserError } from "#lib/core/user-error.ts";
import type { SolveRequest } from "./solve-request.ts";

/**
 * Makes sure that a request without a plan to start from leaves no lecture where it is.
 *
 * @param request Its lectures that stay.
 * @throws {UserError} If there are some.
 */
export function requireNoPins({ pinned }: Pick<SolveRequest, "pinned">): void {
  if (pinned.length === 0) return;
  throw new UserError(
    `Cannot leave ${pinned.length} lectures where they are as there is no plan to start from: give start, or pin none`,
  );
}
