import { deviceReadings } from "#lib/ingest/device-readings.ts";
import { deviceRollups } from "#lib/ingest/device-rollups.ts";
import type { QueryResult, Snapshot } from "#lib/lake/snapshot.ts";
import type { Reading } from "#lib/metering/reading.ts";

/** A value at an instant; null ends a stretch that is known. */
export interface SeriesPoint {
  readonly at: number;
  readonly value: number | null;
}

const HOUR_MS = 3_600_000;
const POINTS = 1600;
/** Spans that are drawn from readings; longer ones from quarters of an hour. [ms] */
const LONGEST_RAW_MS = 6 * HOUR_MS;

/** One metric of a device over a span, calibrated: readings where the span is short, else means of quarters of an hour. */
export async function deviceSeries(
  snapshot: Snapshot,
  tail: readonly Reading[],
  asked: { readonly device: string; readonly metric: string; readonly from: number; readonly to: number },
  { gain = 1, offset = 0 }: { readonly gain?: number; readonly offset?: number } = {},
): Promise<SeriesPoint[]> {
  const { device, metric, from, to } = asked;
  const span = { device, metrics: [metric], from, to };
  const options = { maxRows: 100_000 };
  const isRaw = to - from <= LONGEST_RAW_MS;
  const raw = isRaw
    ? pointsOf(await deviceReadings(snapshot, tail, { ...span, points: POINTS }, options), "ts", "value")
    : [];
  const points =
    raw.length > 0
      ? raw
      : pointsOf(await deviceRollups(snapshot, tail, { ...span, grain: "15min" }, options), "interval_start", "mean");
  return points.map(({ at, value }) => ({ at, value: value === null ? null : gain * value + offset }));
}

function pointsOf(result: QueryResult, time: string, value: string): SeriesPoint[] {
  return result.rows<Record<string, unknown>>().map((row) => {
    const number = row[value];
    return { at: instant(row[time]), value: typeof number === "number" ? number : null };
  });
}

function instant(time: unknown): number {
  return time instanceof Date ? time.getTime() : typeof time === "number" ? time : Date.parse(String(time));
}
