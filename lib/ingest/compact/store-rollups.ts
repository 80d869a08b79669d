import type { Workbench } from "#lib/lake/parts/workbench.ts";
import type { Part } from "#lib/lake/store/manifest.ts";
import type { Span } from "./calendar.ts";
import { type Draft, isOurs, TELEMETRY } from "./draft.ts";
import { instant } from "./sql.ts";
import { isOver } from "./store-raw.ts";

/** The datasets of rollups. */
export type RollupDataset = "readings_15min" | "readings_hour" | "readings_day";

export interface Replacement {
  readonly dataset: RollupDataset;
  /** Table of the stretches whose rows are replaced: device_id, lo, hi. [ms since 1970, UTC] */
  readonly stretches: string;
  /** A SELECT of the rows that take their place. */
  readonly rows: string;
  readonly now: number;
}

/**
 * Replaces the rows of some stretches of devices in a draft's rollups: in whatever part of ours they are. A row whose key
 * somebody else's part has is left out: that part was put there on purpose, and no key may be there twice.
 */
export async function storeRollups(bench: Workbench, draft: Draft, replacement: Replacement): Promise<void> {
  const { dataset, stretches, now } = replacement;
  await bench.run(`CREATE OR REPLACE TABLE fresh AS ${replacement.rows}`);
  const days = await touchedDays(bench, draft, stretches);
  if (days.length === 0) return;
  const [from, to] = [days[0]!.from, days.at(-1)!.to];
  const parts = draft.touching(dataset, from, to);
  const theirs = parts.filter((part) => !isOurs(part));
  if (theirs.length > 0) {
    await bench.run(`CREATE OR REPLACE TABLE fresh AS SELECT * FROM fresh ANTI JOIN (
      SELECT device_id, metric, interval_start FROM (${bench.select(dataset, theirs)})
      WHERE interval_start >= ${instant(from)} AND interval_start < ${instant(to)}) USING (device_id, metric, interval_start)`);
  }
  const targets = new Map(
    days.map((day) => {
      const month = draft.calendar.month(day.from);
      const target = dataset === "readings_day" || isOver(draft.calendar, day.from, now) ? month : day;
      return [draft.partition(dataset, target.label), target];
    }),
  );
  for (const part of parts.filter(isOurs)) {
    if (targets.has(part.partition) || !(await holds(bench, part, stretches))) continue;
    draft.replace(
      dataset,
      part.partition,
      await bench.write(dataset, part.partition, TELEMETRY, rest(bench, part, stretches)),
    );
  }
  for (const [partition, span] of targets) {
    const own = draft.own(dataset, span.label);
    const rows = `SELECT * FROM fresh WHERE interval_start >= ${instant(span.from)} AND interval_start < ${instant(span.to)}`;
    const select = own ? `FROM (${rest(bench, own, stretches)} UNION ALL BY NAME ${rows})` : rows;
    draft.replace(dataset, partition, await bench.write(dataset, partition, TELEMETRY, select));
  }
}

/** The days that stretches touch, in the order of time. */
async function touchedDays(bench: Workbench, draft: Draft, stretches: string): Promise<Span[]> {
  const spans = await bench.rows<{ lo: number; hi: number }>(`SELECT DISTINCT lo, hi FROM ${stretches}`);
  const days = new Map<string, Span>();
  for (const { lo, hi } of spans) {
    for (let at = lo; at < hi; ) {
      const day = draft.calendar.day(at);
      days.set(day.label, day);
      at = day.to;
    }
  }
  return [...days.values()].sort((a, b) => a.from - b.from);
}

const COVERED =
  "p.device_id = w.device_id AND p.interval_start >= make_timestamptz((w.lo * 1000)::BIGINT) AND p.interval_start < make_timestamptz((w.hi * 1000)::BIGINT)";

async function holds(bench: Workbench, part: Part, stretches: string): Promise<boolean> {
  const rows = await bench.rows(
    `SELECT 1 FROM (${bench.select(part.dataset, [part])}) p SEMI JOIN ${stretches} w ON ${COVERED} LIMIT 1`,
  );
  return rows.length > 0;
}

function rest(bench: Workbench, part: Part, stretches: string): string {
  return `SELECT p.* FROM (${bench.select(part.dataset, [part])}) p ANTI JOIN ${stretches} w ON ${COVERED}`;
}
