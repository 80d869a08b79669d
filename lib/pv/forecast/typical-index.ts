import type { PvArray } from "../pv-array.ts";
import { pvwattsV5 } from "../pvwatts-v5.ts";
import type { Weather } from "../weather.ts";
import { clearHours, clearOutput } from "./clear-output.ts";

const HOUR_MS = 3_600_000;
const DAY = 24;

/**
 * The clear-sky index that a typical year leads to expect, before anything is measured: PVWatts v5 over its weather, over the clear sky's
 * output, by month and hour.
 *
 * @param weather Weather of a year, by hours.
 * @param array Array.
 * @returns Index by month and hour of UTC, shape [12 × 24]; NaN for hours without light. [1]
 */
export function typicalIndex(weather: Weather, array: PvArray): Float64Array {
  const { ac } = pvwattsV5(weather, array);
  const clear = clearOutput(clearHours(weather.site, weather.start), array);
  const yielded = new Float64Array(12 * DAY);
  const possible = new Float64Array(12 * DAY);
  for (const [i, watts] of ac.entries()) {
    if (clear[i] === 0 || Number.isNaN(watts)) continue;
    const hour = new Date(weather.start[i]!);
    const slot = hour.getUTCMonth() * DAY + (Math.floor(weather.start[i]! / HOUR_MS) % DAY);
    yielded[slot]! += watts / 1000;
    possible[slot]! += clear[i]!;
  }
  return yielded.map((kwh, slot) => (possible[slot]! > 0 ? kwh / possible[slot]! : Number.NaN));
}
