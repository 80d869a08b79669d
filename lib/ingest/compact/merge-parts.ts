import type { Lake } from "#lib/lake/lake.ts";
import { type Workbench, withWorkbench } from "#lib/lake/parts/workbench.ts";
import type { Commit } from "#lib/lake/store/commit.ts";
import type { Part } from "#lib/lake/store/manifest.ts";
import { calendarOf, type Span } from "./calendar.ts";
import { Draft, isOurs, TELEMETRY } from "./draft.ts";
import { isOver } from "./store-raw.ts";

const DATASETS = ["readings", "readings_15min", "readings_hour"] as const;

/** Hours of a day are merged so long after its end, when what was under way has come. [ms] */
const DAY_GRACE_MS = 2 * 3_600_000;

/** A part does not grow beyond this: a campus of 10,000 meters keeps days, as a month of it would be billions of rows. */
const MOST_ROWS = 100_000_000;

export interface MergeOptions {
  /** IANA name of the site's zone. */
  readonly zone: string;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Merges telemetry's parts of hours into days, and of days into months, once these are over: the same rows in fewer files, in
 * one commit. Where there is nothing to merge no snapshot is made.
 */
export async function mergeParts(lake: Lake, { zone, now, signal }: MergeOptions): Promise<Commit> {
  return withWorkbench(lake, signal, (bench) =>
    lake.commit(
      "Merge parts of telemetry",
      async (base) => {
        const draft = new Draft(base?.parts ?? [], calendarOf(zone));
        for (const dataset of DATASETS) {
          await mergeInto(bench, draft, dataset, (part) => dayOf(draft, part, now()));
          await mergeInto(bench, draft, dataset, (part) => monthOf(draft, part, now()));
        }
        return draft.change();
      },
      { signal, now },
    ),
  );
}

/** Merges the parts that have one target, with the part that is there already. */
async function mergeInto(
  bench: Workbench,
  draft: Draft,
  dataset: string,
  targetOf: (part: Part) => Span | null,
): Promise<void> {
  const parts = draft.touching(dataset, -Infinity, Infinity).filter(isOurs);
  const groups = Map.groupBy(parts, (part) => targetOf(part)?.label ?? "");
  for (const [label, group] of groups) {
    if (label === "") continue;
    const own = draft.own(dataset, label);
    const all = own ? [own, ...group] : group;
    if (all.reduce((sum, { rows }) => sum + rows, 0) > MOST_ROWS) continue;
    const partition = draft.partition(dataset, label);
    const merged = await bench.merge(dataset, partition, TELEMETRY, all);
    for (const part of group) draft.replace(dataset, part.partition, null);
    draft.replace(dataset, partition, merged);
  }
}

/** The day that a part of an hour goes to; null while it is not over, and for other parts. */
function dayOf({ calendar }: Draft, { partition }: Part, now: number): Span | null {
  const span = calendar.spanOf(partition);
  if (!span?.label.includes("T")) return null;
  const day = calendar.day(span.from);
  return day.to + DAY_GRACE_MS <= now ? day : null;
}

/** The month that a part of a day goes to, or null likewise. */
function monthOf({ calendar }: Draft, { partition }: Part, now: number): Span | null {
  const span = calendar.spanOf(partition);
  if (span?.label.length !== "2026-11-27".length) return null;
  return isOver(calendar, span.from, now) ? calendar.month(span.from) : null;
}
