import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { type CellRow, cellsSql, countsSql } from "./diff-sql.ts";
import type { Lake } from "./lake.ts";
import { literal } from "./query/quote.ts";
import { selectParts } from "./query/relations.ts";
import { type Part, partPath, readManifest } from "./store/manifest.ts";

/** A value that is another now: the row's key, the column, and both values; null is missing. */
export interface RestatedCell {
  readonly dataset: string;
  readonly key: Readonly<Record<string, string>>;
  readonly column: string;
  readonly unit: string | null;
  readonly was: number | null;
  readonly is: number | null;
}

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
}

export interface DiffOptions {
  /** Only these datasets; all without it. */
  readonly datasets?: readonly string[];
  /** Restated cells to name per dataset. */
  readonly limit?: number;
  readonly signal?: AbortSignal | undefined;
}

/** What has changed from one snapshot to another, for the datasets that have. Parts with the same hash are not read. */
export async function diffSnapshots(
  lake: Pick<Lake, "dir" | "catalogue">,
  was: string,
  is: string,
  { datasets, limit = 200, signal }: DiffOptions = {},
): Promise<DatasetDiff[]> {
  const [before, after] = await Promise.all([readManifest(lake.dir, was), readManifest(lake.dir, is)]);
  const names = [...lake.catalogue.datasets.keys()].filter((name) => datasets?.includes(name) ?? true).sort();
  const pairs = names.flatMap((name) => {
    const pair = {
      was: partsOnlyIn(before.parts, after.parts, name),
      is: partsOnlyIn(after.parts, before.parts, name),
    };
    return pair.was.length + pair.is.length > 0
      ? [{ dataset: lake.catalogue.datasets.get(name) as Dataset, ...pair }]
      : [];
  });
  if (pairs.length === 0) return [];
  const files = pairs.flatMap((pair) => [...pair.was, ...pair.is]).map(({ sha256 }) => partPath(lake.dir, sha256));
  return withFiles(files, signal, async (connection) => {
    const diffs: DatasetDiff[] = [];
    for (const pair of pairs) {
      signal?.throwIfAborted();
      await createSides(connection, lake.dir, pair);
      const isDerived = lake.catalogue.derivations.has(pair.dataset.name);
      const diff = { dataset: pair.dataset.name, isDerived, ...(await datasetDiff(connection, pair.dataset, limit)) };
      const { restatedRows, addedRows, removedRows, redescribedRows } = diff;
      if (restatedRows + addedRows + removedRows + redescribedRows > 0) diffs.push(diff);
    }
    return diffs;
  });
}

function partsOnlyIn(parts: readonly Part[], others: readonly Part[], dataset: string): Part[] {
  const known = new Set(others.map(({ sha256 }) => sha256));
  return parts.filter((part) => part.dataset === dataset && !known.has(part.sha256));
}

async function createSides(
  connection: DuckDBConnection,
  lakeDir: string,
  pair: { readonly dataset: Dataset; readonly was: readonly Part[]; readonly is: readonly Part[] },
): Promise<void> {
  for (const side of ["was", "is"] as const) {
    await connection.run(`CREATE OR REPLACE VIEW ${side}_rows AS ${selectParts(lakeDir, pair.dataset, pair[side])}`);
  }
}

async function datasetDiff(connection: DuckDBConnection, dataset: Dataset, limit: number) {
  const counted = await connection.runAndReadAll(countsSql(dataset));
  const [counts] = counted.getRowObjectsJS() as Record<string, bigint | number | null>[];
  const count = (name: string) => Number(counts?.[name]);
  const restatedCells = count("restated_cells");
  const named = restatedCells > 0 ? await connection.runAndReadAll(cellsSql(dataset, limit)) : undefined;
  const rows = (named?.getRowObjectsJS() ?? []) as unknown as CellRow[];
  return {
    restatedCells,
    restatedRows: count("restated_rows"),
    addedRows: count("added_rows"),
    removedRows: count("removed_rows"),
    redescribedRows: count("redescribed_rows"),
    cells: rows.map(({ key, column_name, was, is }) => ({
      dataset: dataset.name,
      key: JSON.parse(key) as Record<string, string>,
      column: column_name,
      unit: dataset.columns[column_name]?.unit ?? null,
      was,
      is,
    })),
  };
}

/** Lends a DuckDB that reads these files and nothing else; an abort interrupts it. */
async function withFiles<T>(
  files: readonly string[],
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "1GB", temp_directory: "" });
  let connection: DuckDBConnection | undefined;
  const interrupt = () => connection?.interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });
  try {
    connection = await instance.connect();
    await connection.run(`SET TimeZone = 'UTC'; SET allowed_paths = [${files.map(literal).join(", ")}]`);
    await connection.run("SET enable_external_access = false; SET lock_configuration = true");
    return await work(connection);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error;
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection?.closeSync();
    instance.closeSync();
  }
}
