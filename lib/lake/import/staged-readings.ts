import { rm } from "node:fs/promises";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Lake } from "../lake.ts";
import { literal } from "../query/quote.ts";
import { temporaryName } from "../store/durable.ts";
import { makeFolders } from "../store/folders.ts";
import type { ReadingsFile } from "./readings-file.ts";
import { oneRow, type StagedFile, stageReadings } from "./stage-readings.ts";

/** The readings of files, checked and sorted, in a file beside the lake. */
export interface StagedReadings {
  readonly lake: Lake;
  readonly connection: DuckDBConnection;
  readonly files: readonly ReadingsFile[];
  readonly found: readonly StagedFile[];
  readonly path: string;
  /** Months of the site's zone, as `2024-05`, that they lie in. */
  readonly months: readonly string[];
  /** The most frequent distance between the readings of one series; null where there is one reading. [ms] */
  readonly distanceMs: number | null;
  readonly metrics: readonly string[];
}

export interface StageOptions {
  readonly zone: string;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onFile: (done: number) => void;
}

/** Reads the readings of files for a piece of work; what they became goes when it ends. */
export async function withStagedReadings<T>(
  lake: Lake,
  files: readonly ReadingsFile[],
  { zone, now, signal, onFile }: StageOptions,
  work: (staged: StagedReadings) => Promise<T>,
): Promise<T> {
  await makeFolders(lake.dir);
  const staged = path.join(lake.dir, "tmp", temporaryName("readings.parquet"));
  try {
    return await withBench(lake.dir, signal, async (connection) => {
      const found = await stageReadings(connection, files, staged, { now: now(), zone, onFile });
      const rows = `read_parquet(${literal(staged)})`;
      const list = async (column: string) =>
        (await (await connection.run(`SELECT DISTINCT ${column} FROM ${rows} ORDER BY 1`)).getRows()).map(([text]) =>
          String(text),
        );
      return work({
        ...{ lake, connection, files, found, path: staged },
        months: await list("month"),
        metrics: await list("metric"),
        distanceMs: await usualDistance(connection, rows),
      });
    });
  } finally {
    await rm(staged, { force: true });
  }
}

async function usualDistance(connection: DuckDBConnection, readings: string): Promise<number | null> {
  const [distance] = await oneRow(
    connection,
    `SELECT mode(away)::DOUBLE FROM (SELECT epoch_ms(ts) - lag(epoch_ms(ts)) OVER (ORDER BY ts) AS away FROM ${readings}
     SEMI JOIN (SELECT device_id, metric FROM ${readings} LIMIT 1) USING (device_id, metric)) WHERE away > 0`,
  );
  return typeof distance === "number" ? distance : null;
}

/** Lends a DuckDB for a piece of work, which spills to the disk what does not fit into memory. */
async function withBench<T>(
  lakeDir: string,
  signal: AbortSignal | undefined,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const spill = path.join(lakeDir, "tmp", temporaryName("spill"));
  const instance = await DuckDBInstance.create(":memory:", { temp_directory: spill, memory_limit: "1500MB" });
  const connection = await instance.connect();
  const stop = () => connection.interrupt();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    await connection.run("SET TimeZone = 'UTC'");
    return await work(connection);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    connection.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  }
}
