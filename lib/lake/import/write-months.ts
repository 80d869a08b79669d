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
import { hourlyRollupSql } from "./hourly-rollups.ts";

export interface MonthsToWrite {
  readonly lakeDir: string;
  readonly catalogue: Pick<Catalogue, "datasets">;
  /** Parquet file of the fresh readings with their month and the number of their file, sorted by month. */
  readonly fresh: string;
  readonly months: readonly string[];
  /** Parts of the lake that stay, or are merged with what is written. */
  readonly parts: readonly Part[];
  readonly zone: string;
  /** Length of the interval that each reading stands for. [ms] */
  readonly intervalMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onMonth: (done: number) => void;
  /** Who read the fresh readings, by the number of their file. */
  readonly sources: readonly string[];
}

const HOUR_MS = 3_600_000;
const MOST_WRITERS = 4;

/** Writes the parts of some months anew: their readings, and the hours and days of these. Nothing points to them yet. */
export async function writeMonths(options: MonthsToWrite): Promise<Change> {
  const { lakeDir, months, signal, onMonth } = options;
  const open = [...months];
  const change = { put: [] as Change["put"][number][], drop: [] as NonNullable<Change["drop"]>[number][] };
  let done = 0;
  const failed = new AbortController();
  const work = async () =>
    withWriter(lakeDir, async (connection) => {
      for (let month = open.shift(); month !== undefined; month = open.shift()) {
        signal?.throwIfAborted();
        failed.signal.throwIfAborted();
        const written = await writeMonth(connection, month, options);
        change.put.push(...written.put);
        change.drop.push(...(written.drop ?? []));
        onMonth(++done);
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
  return change;
}

async function writeMonth(connection: DuckDBConnection, month: string, options: MonthsToWrite): Promise<Change> {
  const { catalogue, fresh, parts, zone, intervalMs, sources, lakeDir } = options;
  const of = (dataset: string) =>
    parts.filter((part) => part.dataset === dataset && part.partition.startsWith(month));
  const names = sources.map((source, i) => `WHEN ${i} THEN ${literal(source)}`).join(" ");
  await connection.run(
    `CREATE OR REPLACE TABLE fresh AS SELECT * EXCLUDE (file), CASE file ${names} END AS source
     FROM read_parquet(${literal(fresh)}) WHERE month = ${literal(month)};
     CREATE OR REPLACE TABLE touched AS SELECT DISTINCT device_id, timezone(${literal(zone)}, ts)::DATE AS day FROM fresh`,
  );
  const put: Change["put"][number][] = [];
  const drop: NonNullable<Change["drop"]>[number][] = [];
  const write = async (name: string, select: string, kept: string) => {
    const dataset = catalogue.datasets.get(name)!;
    const old = of(name);
    const both = old.length === 0 ? select : `${select} UNION ALL BY NAME SELECT * FROM (${selectParts(lakeDir, dataset, old)}) AS old ${kept}`;
    const provenance = provenanceOf(old, sources);
    const part = await writePart(connection, lakeDir, dataset, { dataset: name, partition: month, provenance, select: both });
    put.push({ dataset: name, partition: month, part });
    drop.push(...old.filter(({ partition }) => partition !== month));
  };
  await write(
    "readings",
    `SELECT ts, device_id, metric, value, ts AS rx_ts, NULL::BIGINT AS seq, NULL::BIGINT AS boot, 'measured' AS quality, source FROM fresh`,
    "ANTI JOIN fresh USING (device_id, metric, ts)",
  );
  // `part` still holds the month's readings, until the next part is filled.
  await connection.run("DROP TABLE IF EXISTS readings_now; ALTER TABLE part RENAME TO readings_now");
  const untouched = `ANTI JOIN touched ON old.device_id = touched.device_id
    AND timezone(${literal(zone)}, old.interval_start)::DATE = touched.day`;
  for (const unit of intervalMs <= HOUR_MS ? (["hour", "day"] as const) : (["day"] as const)) {
    await write(`readings_${unit}`, hourlyRollupSql(unit, { zone, intervalMs }), untouched);
  }
  return { put, drop };
}

function provenanceOf(old: readonly Part[], sources: readonly string[]): Provenance {
  const all = [...new Set([...old.flatMap(({ provenance }) => provenance.source.split("; ")), ...sources])].sort();
  return { source: all.join("; "), quality: "measured" };
}
