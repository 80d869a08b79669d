import { csvLine } from "#lib/core/csv-line.ts";
import type { QueryResult } from "#lib/lake/snapshot.ts";

/** Formats in which rows are written. */
export const ROW_FORMATS = ["csv", "json"] as const;

/** The lines of a query's answer: CSV with its header first, or a JSON array with one row a line. */
export function* rowLines(result: QueryResult, format: (typeof ROW_FORMATS)[number]): Generator<string> {
  const names = result.columns.map(({ name }) => name);
  const rows = result.rows();
  if (format === "csv") {
    yield csvLine(names);
    for (const row of rows) yield csvLine(names.map((name) => csvValue(row[name])));
    return;
  }
  yield "[";
  for (const [i, row] of rows.entries()) yield `${JSON.stringify(row, jsonValue)}${i < rows.length - 1 ? "," : ""}`;
  yield "]";
}

function csvValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") return value;
  return JSON.stringify(value, jsonValue).replace(/^"(.*)"$/, "$1");
}

function jsonValue(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
}
