import type { Dataset } from "#lib/core/dataset.ts";
import type { Lake } from "../lake.ts";
import { changedParts, createSides, partFiles } from "./changed-parts.ts";
import { type CellRow, cellsSql } from "./diff-sql.ts";
import { openFiles } from "./file-connection.ts";

/** A value that is another now: the row's key, the column, and both values; null is missing. */
export interface RestatedCell {
  readonly dataset: string;
  readonly key: Readonly<Record<string, string>>;
  readonly column: string;
  readonly unit: string | null;
  readonly was: number | null;
  readonly is: number | null;
}

export interface CellsCall {
  readonly was: string;
  readonly is: string;
  readonly dataset: string;
  /** Cells to yield at most. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

/** Yields the restated cells of one dataset in the order of its key, some at a time. */
export async function* restatedCells(
  lake: Pick<Lake, "dir" | "catalogue">,
  { was, is, dataset, limit, signal }: CellsCall,
): AsyncGenerator<RestatedCell[]> {
  const [changed] = await changedParts(lake, was, is, [dataset]);
  if (!changed) return;
  signal?.throwIfAborted();
  const { connection, close } = await openFiles(partFiles(lake.dir, [changed]), signal);
  try {
    await createSides(connection, lake.dir, changed);
    const found = await connection.stream(cellsSql(changed.dataset, limit));
    for await (const rows of found.yieldRowObjectJs()) {
      signal?.throwIfAborted();
      yield (rows as unknown as CellRow[]).map((row) => cellOf(changed.dataset, row));
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error;
  } finally {
    close();
  }
}

/** A row of the SQL as a cell. */
export function cellOf(dataset: Dataset, { key, column_name, was, is }: CellRow): RestatedCell {
  return {
    dataset: dataset.name,
    key: JSON.parse(key) as Record<string, string>,
    column: column_name,
    unit: dataset.columns[column_name]?.unit ?? null,
    was,
    is,
  };
}
