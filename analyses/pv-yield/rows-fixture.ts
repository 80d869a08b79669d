/** Rows as the columns that a part of the lake is written from. */
export function columnsOf(rows: readonly Readonly<Record<string, unknown>>[]) {
  return Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, rows.map((row) => row[name])]));
}
