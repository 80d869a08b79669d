import { erbs, extraterrestrialNormal } from "../decomposition.ts";
import type { PvArray } from "../pv-array.ts";
import { pvwattsV5 } from "../pvwatts-v5.ts";
import type { SunTable } from "../sun-table.ts";
import type { Weather } from "../weather.ts";
import type { SiteHours } from "./clear-output.ts";
import type { PvForecast } from "./pv-series.ts";

/** A forecast of the weather, hour by hour from its origin on; missing is NaN. Columns of equal length. */
export interface IssuedWeather {
  /** First hour of it, counted in the hours of its site: the forecast was there when that hour began. */
  readonly origin: number;
  /** [W/m2] */
  readonly ghi: Float64Array;
  /** [W/m2] */
  readonly dni: Float64Array;
  /** [W/m2] */
  readonly dhi: Float64Array;
  /** [deg C] */
  readonly tempAir: Float64Array;
  /** [m/s] */
  readonly wind: Float64Array;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What is taken where a forecast says nothing of it. [deg C, m/s] */
const TEMP_AIR = 15;
const WIND = 2;

/**
 * Sends forecasts of the weather through PVWatts v5. Beam and diffuse light that a forecast lacks are split off its global light by
 * Erbs' correlation.
 *
 * @param hours Hours of the site, from before the first origin to beyond the last hour that is forecast.
 * @param array Array.
 * @param issued Forecasts of the weather.
 * @returns A forecast for each, as the model gives it: nothing measured is in it; 0 at night, NaN where the light is missing.
 */
export function weatherForecasts(hours: SiteHours, array: PvArray, issued: readonly IssuedWeather[]): PvForecast[] {
  return issued.map((issue) => {
    const to = issue.origin + issue.ghi.length;
    const sun = sunBetween(hours.sun, issue.origin, to);
    const weather = weatherOfIssue(hours.weather, issue, sun);
    return { origin: issue.origin, yHat: pvwattsV5(weather, array, sun).ac.map((watts) => watts / 1000) };
  });
}

function weatherOfIssue({ site, start, step }: Weather, issue: IssuedWeather, sun: SunTable): Weather {
  const count = issue.ghi.length;
  const dni = issue.dni.slice();
  const dhi = issue.dhi.slice();
  for (let i = 0; i < count; i++) {
    if (sun.up[i] === 0 || !(Number.isNaN(dni[i]!) || Number.isNaN(dhi[i]!))) continue;
    const date = new Date(start[issue.origin + i]! + site.utcOffset * HOUR_MS);
    const dayOfYear = Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
    const split = erbs(issue.ghi[i]!, sun.zenith[i]!, extraterrestrialNormal(dayOfYear));
    dni[i] = split.dni;
    dhi[i] = split.dhi;
  }
  const unknown = new Float64Array(count).fill(Number.NaN);
  return {
    ...{ site, start: start.subarray(issue.origin, issue.origin + count), step, ghi: issue.ghi, dni, dhi },
    tempAir: issue.tempAir.map((value) => (Number.isNaN(value) ? TEMP_AIR : value)),
    wind: issue.wind.map((value) => (Number.isNaN(value) ? WIND : value)),
    ...{ pressure: unknown, albedo: unknown },
  };
}

function sunBetween(sun: SunTable, from: number, to: number): SunTable {
  return {
    up: sun.up.subarray(from, to),
    zenith: sun.zenith.subarray(from, to),
    azimuth: sun.azimuth.subarray(from, to),
    cosZenith: sun.cosZenith.subarray(from, to),
    east: sun.east.subarray(from, to),
    north: sun.north.subarray(from, to),
    airMass: sun.airMass.subarray(from, to),
    extraHorizontal: sun.extraHorizontal.subarray(from, to),
  };
}
