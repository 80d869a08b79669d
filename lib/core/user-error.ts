/**
 * An error the reader can mend: its message says what is wrong, where, and how to mend it, in one line. Commands print it
 * without a stack and exit 1; routes map it to a problem of status 400.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
