import { median } from "#lib/forecast/median.ts";
import type { ChangePoints } from "#lib/metering/detect/change-points.ts";
import { BAND_Z } from "#lib/metering/twin/twin.ts";
import type { TwinPoint } from "./run-twin.ts";

const HOUR_MS = 3_600_000;
/** Hours that a level lasts at least: a shorter one is weather or people. */
const LEAST_HOURS = 12;
/** How far a level lies from the one before at least. [standard deviations of the twin] */
const LEAST_SHIFT = 1.5;

/**
 * When the residual of a twin took another level: change points of its hourly means, as quarters of an hour follow each other too
 * closely, of which those stay where the medians before and after lie apart.
 *
 * @param points Device and twin, in order.
 * @param changePoints The finder.
 * @returns Starts of the hours. [ms since 1970]
 */
export function levelChanges(points: readonly TwinPoint[], changePoints: ChangePoints): number[] {
  const { first, residuals } = hourlyResiduals(points);
  const ends = [...changePoints(residuals), residuals.length];
  const changes: number[] = [];
  let start = 0;
  for (const [i, place] of ends.slice(0, -1).entries()) {
    const end = ends[i + 1]!;
    if (place - start < LEAST_HOURS || end - place < LEAST_HOURS) continue;
    const shift = level(residuals.subarray(place, end)) - level(residuals.subarray(start, place));
    if (!(Math.abs(shift) >= LEAST_SHIFT)) continue;
    changes.push((first + place) * HOUR_MS);
    start = place;
  }
  return changes;
}

/** Means by the hour, NaN where nothing is known, and the hour of the first since 1970. [standard deviations of the twin] */
function hourlyResiduals(points: readonly TwinPoint[]): { first: number; residuals: Float64Array } {
  const hour = (at: number | undefined) => Math.floor((at ?? 0) / HOUR_MS);
  const first = hour(points[0]?.at);
  const count = points.length === 0 ? 0 : hour(points.at(-1)?.at) - first + 1;
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  for (const { at, value, expected, high } of points) {
    if (value === null || expected === null || high === null || !(high > expected)) continue;
    const i = hour(at) - first;
    sums[i] = sums[i]! + ((value - expected) * BAND_Z) / (high - expected);
    counts[i] = counts[i]! + 1;
  }
  return { first, residuals: sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : Number.NaN)) };
}

function level(values: Float64Array): number {
  return median(values.filter((value) => !Number.isNaN(value)));
}
