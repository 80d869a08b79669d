import { availableParallelism } from "node:os";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Provenance } from "#lib/core/provenance.ts";
import type { Catalogue } from "../catalogue.ts";
import { literal } from "../query/quote.ts";
import { selectParts } from "../query/relations.ts";
import type { Part } from "../store/manifest.ts";
import { writePart } from "../store/part.ts";
import type { Change } from "../store/part-write.ts";
import { withWriter } from "../store/writer.ts";
import { daySql } from "./calendar-sql.ts";
import { type Compared, compareWith, type Difference, dropRepeated } from "./compare-month.ts";
import { hourlyRollupSql } from "./hourly-rollups.ts";
import type { ReadingsFile } from "./readings-file.ts";

export interface MonthsToWrite {
  readonly lakeDir: string;
  readonly catalogue: Pick<Catalogue, "datasets">;
  readonly files: readonly ReadingsFile[];
  /** Parquet file of their readings, as `stageReadings` makes it. */
  readonly staged: string;
  readonly months: readonly string[];
  /** Parts of the lake. */
  readonly parts: readonly Part[];
  /** Whether a part is an import's: those are merged with what is written; others stay beside it. */
  readonly isImport: (part: Part) => boolean;
  readonly zone: string;
  readonly restate: boolean;
  /** Length of the interval that each reading stands for. [ms] */
  readonly intervalMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onMonth: (done: number) => void;
}

/** What becomes of a month. */
interface Month {
  readonly change: Change;
  readonly compared: Compared;
  readonly difference: Difference | null;
}

const HOUR_MS = 3_600_000;
const MOST_WRITERS = 4;

/** Writes the parts of some months anew: their readings, and the hours and days of these. Nothing points to them yet. */
export async function writeMonths(options: MonthsToWrite): Promise<Month[]> {
  const { lakeDir, months, signal, onMonth } = options;
  const open = [...months];
  const written: Month[] = [];
  const failed = new AbortController();
  const work = async () =>
    withWriter(lakeDir, async (connection) => {
      await connection.run("SET TimeZone = 'UTC'; SET parquet_metadata_cache = true");
      for (let month = open.shift(); month !== undefined; month = open.shift()) {
        signal?.throwIfAborted();
        failed.signal.throwIfAborted();
        written.push(await writeMonth(connection, month, options));
        onMonth(written.length);
      }
    }).catch((error: unknown) => {
      failed.abort(error);
      throw error;
    });
  // A writer has one thread, so that its bytes are the same each time: several of them use the processors.
  const writers = Math.min(MOST_WRITERS, availableParallelism(), months.length);
  const outcomes = await Promise.allSettled(Array.from({ length: writers }, work));
  signal?.throwIfAborted();
  if (outcomes.some(({ status }) => status === "rejected")) throw failed.signal.reason;
  return written;
}

async function writeMonth(connection: DuckDBConnection, month: string, options: MonthsToWrite): Promise<Month> {
  const { catalogue, files, staged, lakeDir, restate } = options;
  await connection.run(
    `CREATE OR REPLACE TABLE fresh AS FROM read_parquet(${literal(staged)}) WHERE month = ${literal(month)}`,
  );
  const repeated = await dropRepeated(connection, files);
  const readings = catalogue.datasets.get("readings")!;
  const stored = partsOf(options.parts, "readings", month);
  const { compared, difference } = await compareWith(
    connection,
    stored.length === 0 ? null : selectParts(lakeDir, readings, stored),
    files,
  );
  const isKept = compared.added + compared.restated === 0 || (compared.restated > 0 && !restate);
  const change = isKept ? { put: [] } : await writeParts(connection, month, options);
  return { change, compared: { ...compared, repeated }, difference };
}

async function writeParts(
  connection: DuckDBConnection,
  month: string,
  { catalogue, files, lakeDir, zone, intervalMs, parts, isImport }: MonthsToWrite,
): Promise<Change> {
  const put: Change["put"][number][] = [];
  const drop: NonNullable<Change["drop"]>[number][] = [];
  const sources = files.map(({ source }) => source);
  const write = async (name: string, select: string, kept: string) => {
    const dataset = catalogue.datasets.get(name)!;
    const [old, others] = halves(partsOf(parts, name, month), isImport);
    const partition = others.some((part) => part.partition === month) ? `${month} import` : month;
    const both =
      old.length === 0
        ? select
        : `${select} UNION ALL BY NAME SELECT * FROM (${selectParts(lakeDir, dataset, old)}) AS old ${kept}`;
    const provenance = provenanceOf(old, sources);
    const write = { dataset: name, partition, provenance, select: both };
    put.push({ dataset: name, partition, part: await writePart(connection, lakeDir, dataset, write) });
    drop.push(...old.filter((part) => part.partition !== partition));
  };
  const named = sources.map((source, i) => `WHEN ${i} THEN ${literal(source)}`).join(" ");
  await write(
    "readings",
    `SELECT ts, device_id, metric, value, ts AS rx_ts, NULL::BIGINT AS seq, NULL::BIGINT AS boot, 'measured' AS quality,
       CASE file ${named} END AS source FROM fresh`,
    "ANTI JOIN fresh USING (device_id, metric, ts)",
  );
  // `part` still holds the month's readings, until the next part is filled.
  const day = (time: string) => daySql(time, month, zone);
  const isNew = partsOf(parts, "readings", month).length === 0;
  if (!isNew)
    await connection.run(
      `CREATE OR REPLACE TABLE touched AS SELECT DISTINCT device_id, ${day("ts")} AS day FROM fresh`,
    );
  await connection.run(
    `CREATE OR REPLACE TABLE now AS SELECT ts, device_id, metric, value, quality, source, ${day("ts")} AS day FROM part`,
  );
  for (const unit of intervalMs <= HOUR_MS ? (["hour", "day"] as const) : (["day"] as const)) {
    await write(
      `readings_${unit}`,
      hourlyRollupSql(unit, { zone, intervalMs, isNew }),
      `ANTI JOIN touched ON old.device_id = touched.device_id AND ${day("old.interval_start")} = touched.day`,
    );
  }
  return { put, drop };
}

function partsOf(parts: readonly Part[], dataset: string, month: string): Part[] {
  return parts.filter((part) => part.dataset === dataset && part.partition.startsWith(month));
}

function halves(parts: readonly Part[], of: (part: Part) => boolean): [Part[], Part[]] {
  return [parts.filter(of), parts.filter((part) => !of(part))];
}

function provenanceOf(old: readonly Part[], sources: readonly string[]): Provenance {
  const all = new Set([...old.flatMap(({ provenance }) => provenance.source.split("; ")), ...sources]);
  return { source: [...all].sort().join("; "), quality: "measured" };
}
