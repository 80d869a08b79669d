import { rm } from "node:fs/promises";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { literal } from "../query/quote.ts";
import type { Lake } from "../lake.ts";
import type { Commit } from "../store/commit.ts";
import { temporaryName } from "../store/durable.ts";
import { makeFolders } from "../store/folders.ts";
import type { Manifest, Part } from "../store/manifest.ts";
import type { Change } from "../store/part-write.ts";
import { type Compared, compareReadings } from "./compare-readings.ts";
import type { ReadingsFile } from "./readings-file.ts";
import { oneRow, type StagedFile, stageReadings } from "./stage-readings.ts";
import { writeMonths } from "./write-months.ts";

export interface ImportOptions {
  readonly zone: string;
  readonly now: () => number;
  /** Whether readings may take the place of others of the lake. */
  readonly restate: boolean;
  /** Length of the intervals whose energies the readings are, told by their distance where it is not given. [ms] */
  readonly intervalMs?: number | undefined;
  /** Parts that go with this import. */
  readonly leaving: (base: Manifest | null) => readonly Part[];
  readonly signal?: AbortSignal | undefined;
  readonly onStep: (done: number, total: number, what: string) => void;
}

/** What an import of readings did. */
export interface ImportedReadings extends Compared {
  readonly commit: Commit;
  readonly files: readonly StagedFile[];
  /** Readings that stand in the files more than once. */
  readonly repeated: number;
  readonly intervalMs: number | null;
  readonly left: readonly Part[];
}

/** Imports the readings of files into the lake in one commit, with the rollups that they touch; all or nothing. */
export async function importReadings(
  lake: Lake,
  files: readonly ReadingsFile[],
  message: string,
  options: ImportOptions,
): Promise<ImportedReadings> {
  await makeFolders(lake.dir);
  const { zone, signal, onStep } = options;
  const total = files.length + 10;
  return withBench(lake.dir, signal, async (connection) => {
    onStep(0, total, "reading");
    const staged = await stageReadings(connection, files, {
      now: options.now(),
      onFile: (done) => onStep(done, total, "reading"),
    });
    const intervalMs = options.intervalMs ?? (await usualDistance(connection));
    let compared: Compared = { added: 0, restated: 0, unchanged: 0 };
    let left: readonly Part[] = [];
    const plan = async (base: Manifest | null): Promise<Change> => {
      left = options.leaving(base);
      const gone = new Set(left);
      const parts = (base?.parts ?? []).filter((part) => !gone.has(part));
      const dataset = lake.catalogue.datasets.get("readings")!;
      const raw = parts.filter((part) => part.dataset === dataset.name);
      compared = await compareReadings(connection, lake.dir, dataset, raw, files, options);
      onStep(files.length + 1, total, "comparing");
      if (compared.added + compared.restated === 0) return { put: [], drop: [...left] };
      const fresh = path.join(lake.dir, "tmp", temporaryName("fresh.parquet"));
      try {
        await connection.run(
          `COPY (SELECT month, file, ts, device_id, metric, value FROM fresh ORDER BY month, device_id, metric, ts)
           TO ${literal(fresh)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 61440)`,
        );
        const months = await connection.run("SELECT DISTINCT month FROM fresh ORDER BY month");
        const names = (await months.getRows()).map(([month]) => String(month));
        const change = await writeMonths({
          lakeDir: lake.dir,
          catalogue: lake.catalogue,
          fresh,
          months: names,
          parts,
          zone,
          intervalMs: intervalMs ?? 3_600_000,
          signal,
          sources: files.map(({ source }) => source),
          onMonth: (done) => onStep(files.length + 1 + (8 * done) / names.length, total, "writing"),
        });
        return { put: change.put, drop: [...left, ...(change.drop ?? [])] };
      } finally {
        await rm(fresh, { force: true });
      }
    };
    const commit = await lake.commit(message, plan, { signal });
    onStep(total, total, "done");
    return { commit, ...compared, ...staged, intervalMs, left };
  });
}

/** The most frequent distance between the readings of one series. [ms] */
async function usualDistance(connection: DuckDBConnection): Promise<number | null> {
  const [distance] = await oneRow(
    connection,
    `SELECT mode(away)::DOUBLE FROM (SELECT epoch_ms(ts) - lag(epoch_ms(ts)) OVER (ORDER BY ts) AS away FROM incoming
     WHERE (device_id, metric) = (SELECT (device_id, metric) FROM incoming LIMIT 1))`,
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
