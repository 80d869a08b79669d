import type { Dataset } from "#lib/core/dataset.ts";
import type { RestatedCell } from "#lib/lake/diff/restated-cells.ts";
import { csvText } from "../csv-text.ts";

/** Restated cells of one dataset as CSV, some lines at a time: dataset, a column for each part of the key, column, unit, then, now. */
export async function* cellsCsv(
  { key }: Pick<Dataset, "key">,
  batches: AsyncIterable<readonly RestatedCell[]>,
): AsyncGenerator<string> {
  const headings = ["dataset", ...key, "column", "unit", "then", "now"];
  // By position: a key may have a column of one of these names.
  const names = headings.map((_, i) => String(i));
  const header = csvText(names, [], headings);
  yield header;
  for await (const cells of batches) {
    const rows = cells.map((cell) => [
      cell.dataset,
      ...key.map((name) => cell.key[name]),
      cell.column,
      cell.unit,
      cell.was,
      cell.is,
    ]);
    const objects = rows.map((row) => Object.fromEntries(row.map((value, i) => [String(i), value])));
    yield csvText(names, objects, headings).slice(header.length);
  }
}
