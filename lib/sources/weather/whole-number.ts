import { UserError } from "#lib/core/user-error.ts";

/**
 * A whole number of a cell, such as a month.
 *
 * @throws {UserError} If it is none or beyond the bounds: names file, place and column.
 */
export function wholeNumber(cell: string | undefined, least: number, most: number, where: string, column: string) {
  const text = cell?.trim() ?? "";
  const number = Number(text);
  if (/^\d+(\.0+)?$/.test(text) && number >= least && number <= most) return number;
  throw new UserError(
    `Cannot read ${where}, column ${column}) as it must be a whole number from ${least} to ${most}: current value is "${text.slice(0, 40)}"`,
  );
}
