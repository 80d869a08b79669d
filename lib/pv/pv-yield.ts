import type { PvArray } from "./pv-array.ts";
import type { PvOutput } from "./pv-output.ts";
import type { Weather } from "./weather.ts";
import { yearShares } from "./year-shares.ts";

/**
 * What an array yields over its weather: a year's, where the weather is a year, and a mean year's, where it is more. Missing intervals
 * are left out, not counted as 0.
 */
export interface PvYield {
  /** AC energy; NaN where no interval is known, or none with light while others are missing: nights alone tell nothing. [kWh] */
  readonly year_kwh: number;
  /** AC energy by calendar month of the site's clock; NaN for a month of which the same holds. [kWh] */
  readonly months_kwh: readonly number[];
  /** AC energy by rated DC power. [kWh/kWp] */
  readonly specific_kwh_kwp: number;
  /** Mean AC power by rated DC power: hours of light that are missing count as those that are known, as nights always are. [1] */
  readonly capacityFactor: number;
  /** AC energy by what the light on the modules would give at standard test conditions. [1] */
  readonly performanceRatio: number;
  /** Light on the modules, in the intervals that are known. [kWh/m2] */
  readonly poa_kwh_m2: number;
  /** Light on the horizontal, in the intervals that are known. [kWh/m2] */
  readonly ghi_kwh_m2: number;
  /** Share of intervals of which the output is known: of those of a whole year, where the weather is nearly one. [1] */
  readonly coverage: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const YEAR_HOURS = 8760;
/** From this share of its hours on weather is taken for a year's. [1] */
const NEARLY = 0.95;

/**
 * Sums what an array yields.
 *
 * @param weather Weather.
 * @param output Output of the array over that weather.
 * @param array The array.
 * @returns Energies and ratios; those without a known interval, or of an array without power, are NaN.
 */
export function pvYield(weather: Weather, output: PvOutput, array: PvArray): PvYield {
  const { start, step, ghi, site } = weather;
  const hours = step / 60;
  const shares = yearShares(weather);
  const months = new Float64Array(12).fill(Number.NaN);
  const lit = new Float64Array(12);
  const lacks = new Uint8Array(12);
  let [known, all, missing, bright] = [0, 0, 0, 0];
  let light = Number.NaN;
  let day = Number.NaN;
  let month = 0;
  for (let i = 0; i < start.length; i++) {
    const share = shares[i]!;
    all += share;
    const ac = output.ac[i]!;
    const today = Math.floor((start[i]! + site.utcOffset * HOUR_MS) / DAY_MS);
    if (today !== day) {
      day = today;
      month = new Date(day * DAY_MS).getUTCMonth();
    }
    if (Number.isNaN(ac)) {
      lacks[month] = 1;
      missing += share;
      continue;
    }
    months[month] = (Number.isNaN(months[month]!) ? 0 : months[month]!) + ac * share;
    lit[month]! += output.poa[i]! * share;
    if (output.poa[i]! > 0) bright += share;
    if (!Number.isNaN(ghi[i]!)) light = (Number.isNaN(light) ? 0 : light) + ghi[i]! * share;
    known++;
  }
  for (let m = 0; m < 12; m++) if (lacks[m] === 1 && lit[m] === 0) months[m] = Number.NaN;
  const kwh = (watts: number) => (watts * hours) / 1000;
  const poa = lit.reduce((sum, light) => sum + light, 0);
  const isDark = known === 0 || (poa === 0 && lacks.includes(1));
  const year = isDark ? Number.NaN : kwh(months.reduce((sum, month) => sum + (Number.isNaN(month) ? 0 : month), 0));
  return {
    year_kwh: year,
    months_kwh: Array.from(months, kwh),
    specific_kwh_kwp: year / array.kwp,
    capacityFactor: (year / (array.kwp * hours * all)) * (missing === 0 ? 1 : (bright + missing) / bright),
    performanceRatio: year / (array.kwp * kwh(poa)),
    poa_kwh_m2: isDark ? Number.NaN : kwh(poa),
    ghi_kwh_m2: kwh(light),
    coverage: (known * hours) / hoursMeant(start.length * hours),
  };
}

/** Hours that a weather stands for: a year, where it holds nearly one. */
function hoursMeant(hours: number): number {
  return hours >= NEARLY * YEAR_HOURS && hours < YEAR_HOURS ? YEAR_HOURS : hours;
}
