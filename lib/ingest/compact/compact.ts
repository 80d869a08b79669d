import type { Lake } from "#lib/lake/lake.ts";
import { type Workbench, withWorkbench } from "#lib/lake/parts/workbench.ts";
import type { Commit } from "#lib/lake/store/commit.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { Change } from "#lib/lake/store/part-write.ts";
import type { ReadingBatch } from "#lib/metering/reading-batch.ts";
import { REGISTER_LIMITS, type RegisterLimits } from "#lib/metering/register-limits.ts";
import { calendarOf } from "./calendar.ts";
import { Draft } from "./draft.ts";
import { rollUp } from "./roll-up.ts";
import { rollUpDays } from "./roll-up-days.ts";
import { selectRolled } from "./rolled.ts";
import { stage } from "./stage.ts";
import { storeRaw } from "./store-raw.ts";
import { storeRollups } from "./store-rollups.ts";
import { touchedWindows } from "./windows.ts";

export interface CompactOptions {
  /** IANA name of the site's zone. */
  readonly zone: string;
  /** The time it is: it decides how finely parts are cut, not what is in them. */
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  /** What registers can do. */
  readonly limits?: RegisterLimits;
}

/** What became of some readings. */
export interface Compaction {
  readonly commit: Commit;
  /** Readings given. */
  readonly readings: number;
  /** Those that were not in the lake yet; the others were there, or were given twice. */
  readonly fresh: number;
}

/**
 * Brings readings into the lake: the new ones into parts of `readings`, and the quarters, hours and days that they touch into
 * those of its rollups, in one commit. It may be called again with the same readings, wholly or in part, in any order: the lake
 * then holds the same.
 */
export async function compact(
  lake: Lake,
  batches: AsyncIterable<ReadingBatch> | Iterable<ReadingBatch>,
  options: CompactOptions,
): Promise<Compaction> {
  return withWorkbench(lake, options.signal, async (bench) => {
    const readings = await stage(bench, batches);
    let fresh = 0;
    const plan = async (base: Manifest | null): Promise<Change> => {
      if (readings === 0) return { put: [] };
      const draft = new Draft(base?.parts ?? [], calendarOf(options.zone));
      fresh = await storeRaw(bench, draft, options.now());
      if (fresh > 0) await repair(bench, draft, options);
      return draft.change();
    };
    const message = readings === 1 ? "Compact a reading" : `Compact ${readings.toLocaleString("en")} readings`;
    const commit = await lake.commit(message, plan, { signal: options.signal, now: options.now });
    return { commit, readings, fresh };
  });
}

/** Rolls up again what `changed` touches. */
async function repair(
  bench: Workbench,
  draft: Draft,
  { zone, now, limits = REGISTER_LIMITS }: CompactOptions,
): Promise<void> {
  const windows = await touchedWindows(bench, draft);
  await rollUp(bench, draft, windows, limits);
  await storeRollups(bench, draft, {
    dataset: "readings_15min",
    stretches: "windows",
    rows: selectRolled("rolled"),
    now: now(),
  });
  await rollUpDays(bench, draft, windows, zone);
  for (const [dataset, table] of [
    ["readings_hour", "rolled_hour"],
    ["readings_day", "rolled_day"],
  ] as const) {
    await storeRollups(bench, draft, { dataset, stretches: "day_stretches", rows: selectRolled(table), now: now() });
  }
}
