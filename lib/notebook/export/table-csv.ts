import type { FigureTable } from "../analysis.ts";
import { csvText } from "../csv-text.ts";

/** A figure's table as CSV: headings carry their units, as the table's do. */
export function tableCsv({ columns, rows }: FigureTable): string {
  // By position: two headings may be the same word.
  const names = columns.map((_, i) => String(i));
  const objects = rows.map((row) => Object.fromEntries(row.map((cell, i) => [String(i), cell])));
  return csvText(names, objects, columns);
}
