import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { changedParts, createSides, partFiles } from "./diff/changed-parts.ts";
import { type CellRow, cellsSql, countsSql } from "./diff/diff-sql.ts";
import { openFiles } from "./diff/file-connection.ts";
import { cellOf, type RestatedCell } from "./diff/restated-cells.ts";
import { type RowGroup, rowGroups } from "./diff/row-groups.ts";
import type { Lake } from "./lake.ts";

/** What differs in one dataset between two snapshots, by the key of its rows. */
export interface DatasetDiff {
  readonly dataset: string;
  /** True where it is computed from other datasets. */
  readonly isDerived: boolean;
  /** Values of rows that both have. */
  readonly restatedCells: number;
  /** Rows with such a value. */
  readonly restatedRows: number;
  readonly addedRows: number;
  readonly removedRows: number;
  /** Rows whose values are the same, but not what is said of them: source, quality, publication. */
  readonly redescribedRows: number;
  /** The first restated cells, in the order of the key. */
  readonly cells: readonly RestatedCell[];
  /** The rows added, grouped where they are many; the first groups, in the order of the key. */
  readonly added: readonly RowGroup[];
  readonly removed: readonly RowGroup[];
}

export interface DiffOptions {
  /** Only these datasets; all without it. */
  readonly datasets?: readonly string[];
  /** Restated cells to name per dataset. */
  readonly limit?: number;
  /** Groups of added, and of removed rows to name per dataset. */
  readonly groups?: number;
  readonly signal?: AbortSignal | undefined;
}

/** What has changed from one snapshot to another, for the datasets that have. Parts with the same hash are not read. */
export async function diffSnapshots(
  lake: Pick<Lake, "dir" | "catalogue">,
  was: string,
  is: string,
  { datasets, limit = 200, groups = 20, signal }: DiffOptions = {},
): Promise<DatasetDiff[]> {
  const changed = await changedParts(lake, was, is, datasets);
  if (changed.length === 0) return [];
  signal?.throwIfAborted();
  const { connection, close } = await openFiles(partFiles(lake.dir, changed), signal);
  try {
    const diffs: DatasetDiff[] = [];
    for (const parts of changed) {
      signal?.throwIfAborted();
      await createSides(connection, lake.dir, parts);
      const isDerived = lake.catalogue.derivations.has(parts.dataset.name);
      const found = await datasetDiff(connection, parts.dataset, limit, groups);
      const { restatedRows, addedRows, removedRows, redescribedRows } = found;
      if (restatedRows + addedRows + removedRows + redescribedRows > 0)
        diffs.push({ dataset: parts.dataset.name, isDerived, ...found });
    }
    return diffs;
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error;
  } finally {
    close();
  }
}

async function datasetDiff(connection: DuckDBConnection, dataset: Dataset, limit: number, groups: number) {
  const counted = await connection.runAndReadAll(countsSql(dataset));
  const [counts] = counted.getRowObjectsJS() as Record<string, bigint | number | null>[];
  const count = (name: string) => Number(counts?.[name]);
  const restatedCells = count("restated_cells");
  const named = restatedCells > 0 ? await connection.runAndReadAll(cellsSql(dataset, limit)) : undefined;
  const rows = (named?.getRowObjectsJS() ?? []) as unknown as CellRow[];
  const [addedRows, removedRows] = [count("added_rows"), count("removed_rows")];
  return {
    restatedCells,
    restatedRows: count("restated_rows"),
    addedRows,
    removedRows,
    redescribedRows: count("redescribed_rows"),
    cells: rows.map((row) => cellOf(dataset, row)),
    added: await rowGroups(connection, dataset, { side: "added", rows: addedRows, limit: groups }),
    removed: await rowGroups(connection, dataset, { side: "removed", rows: removedRows, limit: groups }),
  };
}
