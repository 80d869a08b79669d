import { rm } from "node:fs/promises";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "../lake.ts";
import { literal } from "../query/quote.ts";
import type { Commit } from "../store/commit.ts";
import { temporaryName } from "../store/durable.ts";
import { makeFolders } from "../store/folders.ts";
import type { Manifest, Part } from "../store/manifest.ts";
import type { Change } from "../store/part-write.ts";
import type { Compared, Difference } from "./compare-month.ts";
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
  const { zone, signal, onStep, restate } = options;
  const total = files.length + 10;
  const staged = path.join(lake.dir, "tmp", temporaryName("readings.parquet"));
  try {
    const held = await withBench(lake.dir, signal, async (connection) => {
      const onFile = (done: number) => onStep(done, total, "reading");
      const found = await stageReadings(connection, files, staged, { now: options.now(), zone, onFile });
      const of = `read_parquet(${literal(staged)})`;
      const months = await connection.run(`SELECT DISTINCT month FROM ${of} ORDER BY month`);
      return {
        files: found,
        months: (await months.getRows()).map(([month]) => String(month)),
        intervalMs: options.intervalMs ?? (await usualDistance(connection, of)),
      };
    });
    let compared: Compared = { added: 0, restated: 0, unchanged: 0, repeated: 0 };
    let left: readonly Part[] = [];
    const plan = async (base: Manifest | null): Promise<Change> => {
      left = options.leaving(base);
      const gone = new Set(left);
      const months = await writeMonths({
        ...{ lakeDir: lake.dir, catalogue: lake.catalogue, files, staged, months: held.months, zone, restate, signal },
        parts: (base?.parts ?? []).filter((part) => !gone.has(part)),
        intervalMs: held.intervalMs,
        onMonth: (done) => onStep(files.length + 1 + (9 * done) / held.months.length, total, "writing"),
      });
      const sum = (of: keyof Compared) => months.reduce((count, month) => count + month.compared[of], 0);
      compared = { added: sum("added"), restated: sum("restated"), unchanged: sum("unchanged"), repeated: sum("repeated") };
      if (compared.restated > 0 && !restate) {
        throw restatement(
          months.flatMap(({ difference }) => difference ?? []),
          compared.restated,
        );
      }
      return {
        put: months.flatMap(({ change }) => change.put),
        drop: [...left, ...months.flatMap(({ change }) => change.drop ?? [])],
      };
    };
    const commit = await lake.commit(message, plan, { signal });
    return { commit, ...compared, files: held.files, left };
  } finally {
    await rm(staged, { force: true });
  }
}

function restatement(differences: readonly Difference[], count: number): UserError {
  const [first] = [...differences].sort((a, b) => a.file - b.file || a.row - b.row);
  const { place, what, was, value } = first!;
  const others = count === 1 ? "" : `, and ${count - 1} more differ`;
  return new UserError(
    `Cannot import ${place} as the lake has ${was} for ${what}${others}: current value is ${value}. ` +
      "Give --restate to put the file's in the place of the lake's",
  );
}

/** The most frequent distance between the readings of one series. [ms] */
async function usualDistance(connection: DuckDBConnection, readings: string): Promise<number> {
  const [distance] = await oneRow(
    connection,
    `SELECT mode(away)::DOUBLE FROM (SELECT epoch_ms(ts) - lag(epoch_ms(ts)) OVER (ORDER BY ts) AS away FROM ${readings}
     SEMI JOIN (SELECT device_id, metric FROM ${readings} LIMIT 1) USING (device_id, metric))`,
  );
  return typeof distance === "number" ? distance : HOUR_MS;
}

const HOUR_MS = 3_600_000;

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
