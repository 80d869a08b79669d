import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";

/** Where the columns of KEPCO's table stand. */
export interface Header {
  /** Index of the header's row. */
  readonly row: number;
  readonly year: number;
  readonly sido: number;
  readonly sigungu: number;
  readonly contract: number;
  /** Month of the year (1 to 12) and index of each month column. */
  readonly months: readonly { readonly month: number; readonly column: number }[];
  /** Names of the columns, for messages. */
  readonly names: readonly string[];
}

const KEYS = { year: ["연도", "년도"], sido: ["시도"], sigungu: ["시군구"], contract: ["계약종별", "계약종"] };
const SEARCHED_ROWS = 30;

/** Finds the header, which may have title rows above it and blanks in its names; nothing where the table has none. */
export function findHeader(table: Table): Header | undefined {
  const heads = table.rows.slice(0, SEARCHED_ROWS).map((cells) => cells.map((cell) => cell.replace(/\s+/g, "")));
  const hits = heads.map(
    (names) => Object.values(KEYS).filter((key) => names.some((name) => key.includes(name))).length,
  );
  const most = Math.max(0, ...hits);
  if (most < 2) return undefined;
  const row = hits.indexOf(most);
  return readHeader(table, row, heads[row]!);
}

function readHeader(table: Table, row: number, names: readonly string[]): Header {
  const where = `${table.file} (${table.place(row)})`;
  const only = (of: readonly string[]): number => {
    const columns = names.flatMap((name, column) => (of.includes(name) ? [column] : []));
    if (columns.length === 1) return columns[0]!;
    const why = columns.length === 0 ? "is missing" : `stands there ${columns.length} times`;
    throw new UserError(`Cannot import ${where} as the column ${of[0]} ${why}: the header is "${names.join(",")}"`);
  };
  const keys = {
    year: only(KEYS.year),
    sido: only(KEYS.sido),
    sigungu: only(KEYS.sigungu),
    contract: only(KEYS.contract),
  };
  const months = Array.from({ length: 12 }, (_, i) => i + 1)
    .filter((month) => names.includes(`${month}월`))
    .map((month) => ({ month, column: only([`${month}월`]) }));
  const known = new Set([...Object.values(keys), ...months.map(({ column }) => column)]);
  const odd = names.findIndex((name, column) => name.includes("월") && !known.has(column));
  if (odd !== -1) {
    throw new UserError(`Cannot import ${where} as months must be named 1월 to 12월: current value is "${names[odd]}"`);
  }
  if (months.length === 0) {
    throw new UserError(
      `Cannot import ${where} as no month column (1월 to 12월) is there: the header is "${names.join(",")}"`,
    );
  }
  return { row, ...keys, months, names };
}
