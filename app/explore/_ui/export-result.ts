import { postSql } from "./ask-sql.ts";

export const EXPORTS = ["csv", "xlsx", "parquet", "arrow", "json"] as const;

/** Runs a query anew at its snapshot, whose rows are the same for ever, and gives them to the reader as a file. */
export async function exportResult(sql: string, snapshot: string, format: (typeof EXPORTS)[number]): Promise<void> {
  const response = await postSql(sql, snapshot, format);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = `wattbook-query-${snapshot.slice(0, 8)}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
