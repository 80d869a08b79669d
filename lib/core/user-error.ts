/**
 * An error the reader can mend: its message says what is wrong, where, and how to mend it, in one line. Commands print it
 * without a stack and exit 1; routes map it to a problem of status 400.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}

/**
 * Tells whether something thrown is a {@link UserError}, also one of another copy of this module: bundles of one server have
 * a copy each.
 *
 * @param thrown What was caught.
 * @returns True for an error of that name.
 */
export function isUserError(thrown: unknown): thrown is UserError {
  return thrown instanceof Error && thrown.name === "UserError";
}
