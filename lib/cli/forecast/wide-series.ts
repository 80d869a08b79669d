import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "#lib/sources/table/table.ts";
import { readValue } from "./read-value.ts";
import type { NamedSeries } from "./series.ts";

/** Reads one series a row: its name, then its values; blanks after the last value are padding, others are missing. */
export function readWideSeries(table: Table): NamedSeries[] {
  const header = table.rows[0] ?? [];
  if (header.length < 2) {
    throw new UserError(
      `Cannot read ${table.file} (${table.place(0)}) as its header has one column: it must be long (series,t,value), or wide (a name, then one column a period)`,
    );
  }
  const series: NamedSeries[] = [];
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row] ?? [];
    const length = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    if (length === 0) continue;
    const id = cells[0]?.trim() ?? "";
    if (id === "")
      throw new UserError(`Cannot read ${table.file} (${table.place(row)}, column 1): the name is missing`);
    if (length > header.length) {
      throw new UserError(
        `Cannot read ${table.file} (${table.place(row)}): the row has ${length} cells, its header ${header.length}`,
      );
    }
    series.push({ id, values: Float64Array.from({ length: length - 1 }, (_, i) => readValue(table, row, i + 1)) });
  }
  return series;
}
