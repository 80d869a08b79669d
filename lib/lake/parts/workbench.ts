import { rm } from "node:fs/promises";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Columns } from "#lib/core/columns.ts";
import type { ColumnType, Dataset } from "#lib/core/dataset.ts";
import type { Provenance } from "#lib/core/provenance.ts";
import type { Lake } from "../lake.ts";
import { literal } from "../query/quote.ts";
import { selectParts } from "../query/relations.ts";
import { appendColumns } from "../store/append.ts";
import { temporaryName } from "../store/durable.ts";
import { makeFolders } from "../store/folders.ts";
import type { Part } from "../store/manifest.ts";
import { createTable, placeTable } from "../store/part.ts";
import { type ChunkColumn, chunkColumns } from "./chunk-columns.ts";

/** Tables beside the lake, and SQL over them and over parts, to make new parts of more rows than fit into memory. */
export interface Workbench {
  /** Runs statements of ours: nothing is checked. */
  run(sql: string): Promise<void>;
  /** The few rows of a query as objects; numbers of 64 bits are bigint. */
  rows<Row>(sql: string): Promise<Row[]>;
  /** Columns of a query's rows, some at a time: of DOUBLE and INTEGER as typed arrays. */
  stream(sql: string): AsyncGenerator<readonly ChunkColumn[]>;
  /** Adds rows to a table, which is made where there is none. */
  append(table: string, types: Readonly<Record<string, ColumnType>>, columns: Columns): Promise<void>;
  /** A SELECT of the rows of parts of one dataset. */
  select(dataset: string, parts: readonly Part[]): string;
  /** The same with a column `sha256` that says which part a row is of. */
  selectNamed(dataset: string, parts: readonly Part[]): string;
  /** Writes a part of the rows of a SELECT; no snapshot names it yet. Null where there is no row. */
  write(dataset: string, partition: string, provenance: Provenance, select: string): Promise<Part | null>;
  /** Writes a part of all rows of some parts, which are sorted as they are read, and lie nowhere in between. */
  merge(dataset: string, partition: string, provenance: Provenance, parts: readonly Part[]): Promise<Part>;
}

/** Lends a workbench beside a lake; it and its tables go when `work` ends. An abort interrupts what runs. */
export async function withWorkbench<T>(
  lake: Pick<Lake, "dir" | "catalogue">,
  signal: AbortSignal | undefined,
  work: (bench: Workbench) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  await makeFolders(lake.dir);
  const spill = path.join(lake.dir, "tmp", temporaryName("workbench"));
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: "1GB",
    temp_directory: spill,
    autoinstall_known_extensions: "false",
  });
  let connection: DuckDBConnection | undefined;
  const interrupt = () => connection?.interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });
  try {
    connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    return await work(workbenchOn(connection, lake, signal));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error;
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection?.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  }
}

function workbenchOn(
  connection: DuckDBConnection,
  lake: Pick<Lake, "dir" | "catalogue">,
  signal: AbortSignal | undefined,
): Workbench {
  const datasetOf = (name: string) => lake.catalogue.datasets.get(name)!;
  const run = async (sql: string) => {
    signal?.throwIfAborted();
    await connection.run(sql);
  };
  // One thread: the same rows give the same bytes.
  const place = async (dataset: Dataset, partition: string, provenance: Provenance): Promise<Part> => {
    await run("SET threads = 1");
    try {
      return await placeTable(connection, lake.dir, dataset, { partition, provenance });
    } finally {
      await connection.run("SET threads = 2");
    }
  };
  return {
    run,
    rows: async <Row>(sql: string) => {
      signal?.throwIfAborted();
      return (await connection.runAndReadAll(sql)).getRowObjects() as unknown as Row[];
    },
    stream: async function* (sql) {
      signal?.throwIfAborted();
      const result = await connection.stream(sql);
      const types = result.columnTypes();
      for (;;) {
        const chunk = await result.fetchChunk();
        signal?.throwIfAborted();
        if (!chunk || chunk.rowCount === 0) return;
        yield chunkColumns(types, chunk);
      }
    },
    append: async (table, types, columns) => {
      const definition = Object.entries(types).map(([name, type]) => `${name} ${type}`);
      await run(`CREATE TABLE IF NOT EXISTS ${table} (${definition.join(", ")})`);
      await appendColumns(connection, table, tableOf(table, types), columns);
    },
    select: (dataset, parts) => selectParts(lake.dir, datasetOf(dataset), parts),
    selectNamed: (dataset, parts) =>
      parts
        .map(
          (part) =>
            `SELECT *, ${literal(part.sha256)} AS sha256 FROM (${selectParts(lake.dir, datasetOf(dataset), [part])})`,
        )
        .join(" UNION ALL "),
    write: async (name, partition, provenance, select) => {
      const dataset = datasetOf(name);
      await createTable(connection, dataset);
      await run(`INSERT INTO part BY NAME ${select}`);
      try {
        const [counted] = (await connection.runAndReadAll("SELECT count(*) FROM part")).getRows();
        return Number(counted?.[0]) === 0 ? null : await place(dataset, partition, provenance);
      } finally {
        await connection.run("DROP TABLE part");
      }
    },
    merge: async (name, partition, provenance, parts) => {
      await run(`CREATE VIEW part AS ${selectParts(lake.dir, datasetOf(name), parts)}`);
      try {
        return await place(datasetOf(name), partition, provenance);
      } finally {
        await connection.run("DROP VIEW part");
      }
    },
  };
}

function tableOf(name: string, types: Readonly<Record<string, ColumnType>>): Dataset {
  const columns = Object.entries(types).map(([column, type]) => [
    column,
    { type, meaning: "", nullable: true as const },
  ]);
  return { name, rowIs: "", columns: Object.fromEntries(columns) as Dataset["columns"], key: [], sort: [] };
}
