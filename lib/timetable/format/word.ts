import { UserError } from "#lib/core/user-error.ts";

/**
 * A name as files of ITC-2007 take it.
 *
 * @param name The name.
 * @returns The same.
 * @throws {UserError} If it is empty or has blanks.
 */
export function word(name: string): string {
  if (/^\S+$/.test(name)) return name;
  throw new UserError(
    `Cannot write ${JSON.stringify(name)} into a .ctt, .ectt or solution file as names have no blanks there: rename it, or write CSV`,
  );
}
