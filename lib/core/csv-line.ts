/**
 * One line of CSV (RFC 4180) without its end: a missing value is blank, which an empty text is not.
 *
 * @param values The cells.
 * @returns The line.
 */
export function csvLine(values: readonly (string | number | bigint | boolean | null)[]): string {
  return values.map(csvCell).join(",");
}

function csvCell(value: string | number | bigint | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
