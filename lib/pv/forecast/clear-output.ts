import { clearSky } from "../clear-sky.ts";
import { extraterrestrialNormal } from "../decomposition.ts";
import type { PvArray } from "../pv-array.ts";
import { pvwattsV5 } from "../pvwatts-v5.ts";
import { standardPressure } from "../sun/standard-pressure.ts";
import { type SunTable, sunTable } from "../sun-table.ts";
import type { Site, Weather } from "../weather.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Linke's turbidity of usual air; what is hazier or clearer is left to the index. [1] */
const TURBIDITY = 3;
/** Air that is neither cold nor hot, and a light wind: the season's own is left to the index. [deg C, m/s] */
const TEMP_AIR = 15;
const WIND = 2;
/** Less than this of the rating is night: the models take light through dusk that no inverter starts by. [1] */
const DARK = 1e-4;

/** Hours of a site, their sun and the light of their clear sky: all arrays of the site share them. */
export interface SiteHours {
  readonly weather: Weather;
  readonly sun: SunTable;
}

/**
 * Lays out hours of a site under a sky without clouds.
 *
 * @param site Site.
 * @param start Start of the first hour. [ms since 1970, UTC]
 * @param count Number of hours.
 * @returns Clear-sky weather by Ineichen and Perez with usual air, and its sun.
 */
export function siteHours(site: Site, start: number, count: number): SiteHours {
  return clearHours(
    site,
    Float64Array.from({ length: count }, (_, i) => start + i * HOUR_MS),
  );
}

/**
 * Puts hours of a site under a sky without clouds.
 *
 * @param site Site.
 * @param start Start of each hour, in any order of days, shape [n]. [ms since 1970, UTC]
 * @returns Clear-sky weather by Ineichen and Perez with usual air, and its sun.
 */
export function clearHours(site: Site, start: Float64Array): SiteHours {
  const count = start.length;
  const column = (value: number) => new Float64Array(count).fill(value);
  const [ghi, dni, dhi] = [column(0), column(0), column(0)];
  const weather: Weather = {
    ...{ site, start, step: 60, ghi, dni, dhi, tempAir: column(TEMP_AIR), wind: column(WIND) },
    ...{ pressure: column(Number.NaN), albedo: column(Number.NaN) },
  };
  const sun = sunTable(weather);
  const pressure = standardPressure(site.elevation);
  for (let i = 0; i < count; i++) {
    if (sun.up[i] === 0) continue;
    const date = new Date(weather.start[i]! + site.utcOffset * HOUR_MS);
    const dayOfYear = Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
    const extraNormal = extraterrestrialNormal(dayOfYear);
    const air = { zenith: sun.zenith[i]!, extraNormal, elevation: site.elevation, pressure };
    const light = clearSky({ ...air, turbidity: TURBIDITY });
    ghi[i] = light.ghi;
    dni[i] = light.dni;
    dhi[i] = light.dhi;
  }
  return { weather, sun };
}

/**
 * What an array would yield under a sky without clouds, by PVWatts v5.
 *
 * @param hours Hours of its site.
 * @param array Array.
 * @returns Energy of each hour; exactly 0 at night. [kWh]
 */
export function clearOutput({ weather, sun }: SiteHours, array: PvArray): Float64Array {
  const { ac } = pvwattsV5(weather, array, sun);
  const least = DARK * (array.kwp / array.dcAc);
  return ac.map((watts) => (watts / 1000 > least ? watts / 1000 : 0));
}

/**
 * Height of the sun over the hours of a site.
 *
 * @param hours Hours.
 * @returns Height over the horizon as refraction lifts it; that of the middle of the hour at night. [deg]
 */
export function sunHeight({ sun }: SiteHours): Float64Array {
  return sun.zenith.map((zenith) => 90 - (zenith * 180) / Math.PI);
}
