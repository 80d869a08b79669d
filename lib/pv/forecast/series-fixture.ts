import type { PvArray } from "../pv-array.ts";
import { STANDARD_ARRAY } from "../standard-array.ts";
import { clearOutput, type SiteHours, siteHours, sunHeight } from "./clear-output.ts";
import type { PvSeries } from "./pv-series.ts";

const SITE = { latitude: 37.55, longitude: 127, utcOffset: 8, elevation: 60 };
const START = Date.UTC(2024, 2, 1);

/** An array of 10 kWp in Seoul. */
export const TEN_KWP: PvArray = { ...STANDARD_ARRAY, kwp: 10, tilt: 30 };

/** Hours in Seoul from 1 March on, 09:00 of its clock. */
export function seoulHours(days: number): SiteHours {
  return siteHours(SITE, START, days * 24);
}

/** Output that is a share of the clear sky's, by hour. */
export function seriesOf(hours: SiteHours, share: (t: number) => number, array = TEN_KWP): PvSeries {
  const clear = clearOutput(hours, array);
  const limit = array.kwp / array.dcAc;
  const output = clear.map((kwh, t) => kwh * share(t));
  return { start: START, output, clear, height: sunHeight(hours), limit };
}

/** Cloudiness that goes on for days and changes by the hour: from about 0.2 to 1. */
export function cloudy(t: number, seed = 1): number {
  const day = Math.floor(t / 24);
  const ofDay = 0.65 + 0.25 * Math.sin(day / 1.7 + seed) + 0.1 * noise(day, seed);
  return Math.min(1, Math.max(0.1, ofDay + 0.12 * noise(t, seed + 1)));
}

/** From -1 to 1, without a pattern, always the same. */
export function noise(i: number, seed: number): number {
  const x = Math.sin(i * 12.9898 + seed * 78.233) * 43_758.5453;
  return 2 * (x - Math.floor(x)) - 1;
}
