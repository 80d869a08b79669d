import { storedRows } from "../arrow-rows.ts";
import { csvText } from "../csv-text.ts";

/** The rows of an Arrow stream as CSV. */
export function rowsCsv(arrow: Uint8Array): string {
  const { names, rows } = storedRows(arrow);
  return csvText(names, rows);
}
