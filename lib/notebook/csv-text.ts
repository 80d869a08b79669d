/**
 * Rows as CSV (RFC 4180): header first, missing values empty. A text that a spreadsheet would run as a formula is preceded by
 * an apostrophe; numbers are left as they are.
 */
export function csvText(
  names: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  headings: readonly string[] = names,
): string {
  const lines = rows.map((row) => names.map((name) => cell(row[name])).join(","));
  return `${[headings.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text =
    typeof value === "string" ? harmless(value) : typeof value === "object" ? listText(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d/.test(text) ? `'${text}` : text;
}

function listText(value: object): string {
  return JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value);
}
