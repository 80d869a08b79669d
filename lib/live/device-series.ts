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

/** What is asked of a device. */
export interface AskedSeries {
  readonly device: string;
  readonly metric: string;
  /** Half-open. [ms since 1970] */
  readonly from: number;
  readonly to: number;
}

interface Calibration {
  readonly gain?: number;
  readonly offset?: number;
}

const OPTIONS = { maxRows: 100_000 };

/** One metric of a device over a span, calibrated: readings where the span is short and they are there, else quarters of an hour. */
export async function deviceSeries(
  snapshot: Snapshot,
  tail: readonly Reading[],
  asked: AskedSeries,
  calibration: Calibration = {},
): Promise<SeriesPoint[]> {
  const { metric, to, from } = asked;
  if (to - from <= LONGEST_RAW_MS) {
    const readings = await deviceReadings(snapshot, tail, { ...asked, metrics: [metric], points: POINTS }, OPTIONS);
    if (readings.rowCount > 0) return calibrated(pointsOf(readings, "ts", "value"), calibration);
  }
  return deviceQuarters(snapshot, tail, asked, calibration);
}

/** Means of quarters of an hour, at their starts. */
export async function deviceQuarters(
  snapshot: Snapshot,
  tail: readonly Reading[],
  asked: AskedSeries,
  calibration: Calibration = {},
): Promise<SeriesPoint[]> {
  const rollups = await deviceRollups(snapshot, tail, { ...asked, metrics: [asked.metric], grain: "15min" }, OPTIONS);
  return calibrated(pointsOf(rollups, "interval_start", "mean"), calibration);
}

function calibrated(points: readonly SeriesPoint[], { gain = 1, offset = 0 }: Calibration): SeriesPoint[] {
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
