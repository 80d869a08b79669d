import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { type GroupRow, groupCountSql, groupsSql } from "./row-groups-sql.ts";

/** Rows that came or went, by the beginning of their key: all of it where they are few. */
export interface RowGroup {
  readonly key: Readonly<Record<string, string>>;
  readonly rows: number;
  /** From when to when, where time is in the rest of the key and differs. */
  readonly span?: readonly [first: string, last: string];
}

/**
 * Rows that only one side has, in groups: by as much of the key as gives no more than `limit` groups, and by its first column
 * where even that gives more, of which the first are named.
 */
export async function rowGroups(
  connection: DuckDBConnection,
  dataset: Dataset,
  { side, rows, limit }: { readonly side: "added" | "removed"; readonly rows: number; readonly limit: number },
): Promise<RowGroup[]> {
  if (rows === 0 || limit === 0) return [];
  const depth = await groupDepth(connection, dataset, side, { rows, limit });
  const read = await connection.runAndReadAll(groupsSql(dataset, side, depth, limit));
  return (read.getRowObjectsJS() as unknown as GroupRow[]).map(({ key, rows, first, last }) => ({
    key: JSON.parse(key) as Record<string, string>,
    rows: Number(rows),
    ...(first !== null && last !== null && first !== last ? { span: [first, last] as const } : {}),
  }));
}

async function groupDepth(
  connection: DuckDBConnection,
  dataset: Dataset,
  side: "added" | "removed",
  { rows, limit }: { readonly rows: number; readonly limit: number },
): Promise<number> {
  if (rows <= limit) return dataset.key.length;
  let depth = 1;
  // All of the key gives a group a row, which is too many.
  while (depth + 1 < dataset.key.length) {
    const read = await connection.runAndReadAll(groupCountSql(dataset, side, depth + 1));
    if (Number(read.getRowsJS()[0]?.[0]) > limit) break;
    depth += 1;
  }
  return depth;
}
