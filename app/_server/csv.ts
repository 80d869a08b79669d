import type { QueryResult } from "#lib/lake/snapshot.ts";

/** The rows of a query as CSV (RFC 4180): header first, missing values empty. */
export function csvText(result: QueryResult): string {
  const names = result.columns.map(({ name }) => name);
  const rows = result.rows<Record<string, unknown>>().map((row) => names.map((name) => cell(row[name])).join(","));
  return `${[names.map(cell).join(","), ...rows].join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
