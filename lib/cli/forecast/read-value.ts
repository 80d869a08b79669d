import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "#lib/sources/table/table.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number in a cell, NaN where it says missing (blank, NA, NaN or null). */
export function readValue(table: Table, row: number, column: number): number {
  const text = table.rows[row]?.[column]?.trim() ?? "";
  if (NUMBER.test(text)) return Number(text);
  if (/^(|na|nan|null)$/i.test(text)) return Number.NaN;
  const name = table.rows[0]?.[column]?.trim() || column + 1;
  throw new UserError(
    `Cannot read ${table.file} (${table.place(row)}, column ${name}): «${text}» is neither a number, such as 12.5, nor blank for a missing value`,
  );
}
