import type { Region } from "../regions.ts";
import type { Table } from "../table/table.ts";

/** One value of KEPCO's table: the use of a municipality, month and contract type. */
export interface UsageCell {
  readonly region: Region;
  readonly contract: string;
  /** Months since year 0. */
  readonly month: number;
  /** NaN where the table says missing. [kWh] */
  readonly kwh: number;
  readonly row: UsageRow;
}

/** A row of the table: one region, year and contract type, a value a month. */
export interface UsageRow {
  readonly table: Table;
  readonly index: number;
  readonly year: number;
  readonly region: Region;
  /** Code of the contract type, or `total`. */
  readonly contract: string;
  /** Use of each month column of the header, NaN where missing. [kWh] */
  readonly use: readonly number[];
  /** Names of those columns. */
  readonly columns: readonly string[];
  /** Months of the year of those columns, 1 to 12. */
  readonly months: readonly number[];
}

/** A file of KEPCO's, read and checked. */
export interface UsageTable {
  readonly file: string;
  readonly cells: readonly UsageCell[];
  /** Last month with data of each year: KEPCO's files are cumulative, so this tells an older from a newer one. */
  readonly lastMonth: ReadonlyMap<number, number>;
}

/** File and place of a row, and the column where there is one, for messages: `a.csv (line 3, column 5월)`. */
export function placeOf(row: { readonly table: Table; readonly index: number }, column?: string): string {
  const place = row.table.place(row.index);
  return `${row.table.file} (${column === undefined ? place : `${place}, column ${column}`})`;
}
