import { UserError } from "#lib/core/user-error.ts";
import { compact } from "#lib/ingest/compact/compact.ts";
import { isOurs } from "#lib/ingest/compact/draft.ts";
import { areWholeIntervals, commitIntervals, type Imported } from "#lib/lake/import/commit-intervals.ts";
import type { Compared } from "#lib/lake/import/compare-month.ts";
import { freshReadings } from "#lib/lake/import/fresh-readings.ts";
import type { StagedFile } from "#lib/lake/import/stage-readings.ts";
import { type StagedReadings, withStagedReadings } from "#lib/lake/import/staged-readings.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest, Part } from "#lib/lake/store/manifest.ts";
import { ReadingBatch } from "#lib/metering/reading-batch.ts";
import type { ImportProgress, ImportReport } from "./import-report.ts";
import { durationMs } from "./readings/duration.ts";
import type { Mapping } from "./readings/mapping.ts";
import { readingsFile } from "./readings/readings-file.ts";
import { syntheticParts } from "./synthetic-parts.ts";

export interface ReadingsOptions {
  readonly mapping?: Mapping | undefined;
  /** Metric of a table's one column of values. */
  readonly metric?: string | undefined;
  /** Length of intervals whose energy the values are, such as 1h. */
  readonly interval?: string | undefined;
  readonly source?: string | undefined;
  /** Zone of times without an offset; the site's where it is not given. */
  readonly timeZone?: string | undefined;
  readonly zerosMissing?: boolean | undefined;
  readonly restate?: boolean | undefined;
  /** IANA name of the site's zone. */
  readonly zone: string;
  readonly now: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: ImportProgress;
}

const SAMPLE = ["readings", "readings_15min", "readings_hour", "readings_day", "meter", "device"];
const BATCH_READINGS = 200_000;

/**
 * Imports readings of meters and sensors, all or nothing, with the hours and days that they touch; the synthetic campus goes. What
 * the lake has already makes no new snapshot.
 */
export async function importReadings(
  lake: Lake,
  paths: readonly string[],
  options: ReadingsOptions,
): Promise<ImportReport> {
  if (paths.length === 0) throw new UserError("Cannot import as no file is named: give one or more files");
  const { mapping, zone, now, signal, onProgress } = options;
  const stated = options.interval ?? mapping?.interval;
  const intervalMs = stated === undefined ? undefined : durationMs(stated);
  const choices = {
    ...{ mapping, metric: options.metric, source: options.source, zone: options.timeZone ?? zone, intervalMs },
    zerosMissing: options.zerosMissing ?? false,
  };
  const understood = await Promise.all(paths.map((file) => readingsFile(file, choices)));
  const files = understood.map(({ file }) => file);
  const total = files.length + 10;
  const step = (done: number, what: string) => onProgress?.({ done, total, what });
  const stage = { zone, now, signal, onFile: (done: number) => step(done, `reading ${files[done - 1]?.name}`) };
  return withStagedReadings(lake, files, stage, async (staged) => {
    const length = intervalMs ?? staged.distanceMs ?? 3_600_000;
    const message = `Import readings: ${files.map(({ name }) => name).join(", ")}`;
    const own = { zone, intervalMs: length, isImport: (part: Part) => !isOurs(part) };
    const leaving = (base: Manifest | null) => {
      const { sample, derived } = syntheticParts(base, lake.catalogue, SAMPLE);
      return [...sample, ...derived];
    };
    const isWhole = await areWholeIntervals(staged, own);
    const imported = isWhole
      ? await commitIntervals(staged, message, {
          ...own,
          ...{ leaving, signal, restate: options.restate ?? false },
          onProgress: (share) => step(files.length + 9 * share, "writing to the lake"),
        })
      : await commitByCompaction(staged, leaving, options);
    step(total, "done");
    return report(imported, staged.found, understood);
  });
}

/** Readings of any distance: rolled up as telemetry is. */
async function commitByCompaction(
  staged: StagedReadings,
  leaving: (base: Manifest | null) => readonly Part[],
  { zone, now, signal }: ReadingsOptions,
): Promise<Imported> {
  const { lake } = staged;
  const { manifest } = await lake.snapshot();
  const left = leaving(manifest);
  const gone = new Set(left);
  const parts = manifest.parts.filter((part) => !gone.has(part));
  let compared: Compared = { added: 0, restated: 0, unchanged: 0, repeated: 0 };
  const tell = (of: Compared) => {
    compared = of;
  };
  // Read whole before anything is written, so that a file that differs from the lake changes nothing.
  const batches: ReadingBatch[] = [];
  let batch = new ReadingBatch();
  for await (const { reading, source } of freshReadings(staged, parts, tell)) {
    if (batch.length === BATCH_READINGS) {
      batches.push(batch);
      batch = new ReadingBatch();
    }
    batch.push(reading, source);
  }
  batches.push(batch);
  if (left.length > 0) await lake.commit("Remove the synthetic campus", () => ({ put: [], drop: left }), { signal });
  const { commit } = await compact(lake, batches, { zone, now, signal });
  return { commit: { ...commit, changed: commit.changed || left.length > 0 }, left, ...compared };
}

function report(
  { commit, left, ...counts }: Imported,
  found: readonly StagedFile[],
  understood: Awaited<ReturnType<typeof readingsFile>>[],
): ImportReport {
  const removedSample = [...new Set(left.map(({ dataset }) => dataset))].sort();
  const { added, restated, unchanged, repeated } = counts;
  const lines = [
    ...found.map(describe),
    ...understood.flatMap(({ file, ignored }) =>
      ignored.length > 0 ? [`${file.name}: columns left out: ${ignored.join(", ")}`] : [],
    ),
    `times without an offset are of ${[...new Set(understood.map(({ file }) => file.time.zone))].join(", ")}`,
    added + restated > 0
      ? `${added} readings added, ${restated} restated, ${unchanged} as before`
      : "nothing new: the lake has all of it already",
    ...(repeated > 0 ? [`${repeated} rows repeat a reading with the same value`] : []),
    ...(removedSample.length > 0 ? [`the synthetic sample was removed: ${removedSample.join(", ")}`] : []),
  ];
  const { snapshot, changed } = commit;
  return { dataset: "readings", snapshot, changed, added, restated, unchanged, removedSample, lines };
}

function describe({ name, rows, readings, missing, devices, first, last }: StagedFile): string {
  const day = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ");
  return `${name}: ${rows} rows, ${readings} readings of ${devices} devices, ${day(first)} to ${day(last)} UTC, ${missing} missing`;
}
