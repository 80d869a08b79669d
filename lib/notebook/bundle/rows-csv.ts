import { tableFromIPC } from "@uwdata/flechette";
import { arrowRows } from "../arrow-rows.ts";

/** The rows of an Arrow stream as CSV (RFC 4180): header first, missing values empty. */
export function rowsCsv(arrow: Uint8Array): string {
  const { names } = tableFromIPC(arrow);
  const rows = arrowRows(arrow).map((row) => names.map((name) => cell(row[name])).join(","));
  return `${[names.map(cell).join(","), ...rows].join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined || (typeof value === "number" && Number.isNaN(value))) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
