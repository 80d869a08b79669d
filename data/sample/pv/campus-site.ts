import { clearSky } from "#lib/pv/clear-sky.ts";
import { erbs, extraterrestrialNormal } from "#lib/pv/decomposition.ts";
import { standardPressure } from "#lib/pv/sun/standard-pressure.ts";
import { type SunTable, sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";

/** Where the campus that does not exist stands: somewhere in Seoul. */
export const CAMPUS_SITE = { latitude: 37.55, longitude: 127, utcOffset: 9, elevation: 60 } as const;

/** How hazy the air is, January to December, as Linke's turbidity at air mass 2. */
const TURBIDITY = [3.2, 3.4, 3.9, 4.2, 4.3, 4.4, 4.5, 4.4, 3.9, 3.5, 3.3, 3.2];
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Hours of the campus, their sun, and the light of their clear sky. */
export interface CampusHours {
  /** [ms since 1970, UTC] */
  readonly start: Float64Array;
  readonly sun: SunTable;
  /** Global irradiance without clouds. [W/m2] */
  readonly clearGhi: Float64Array;
  /** Normal irradiance above the atmosphere. [W/m2] */
  readonly extraNormal: Float64Array;
}

/** Hours from midnight of a day in Seoul on, which is counted since 1970. */
export function campusHours(firstDay: number, days: number): CampusHours {
  const count = days * 24;
  const start = Float64Array.from(
    { length: count },
    (_, i) => firstDay * DAY_MS + (i - CAMPUS_SITE.utcOffset) * HOUR_MS,
  );
  const missing = new Float64Array(count).fill(Number.NaN);
  const light = { ghi: missing, dni: missing, dhi: missing, wind: missing, albedo: missing, pressure: missing };
  const tempAir = new Float64Array(count).fill(13);
  const sun = sunTable({ site: CAMPUS_SITE, start, step: 60, tempAir, ...light });
  const extraNormal = new Float64Array(count);
  const clearGhi = new Float64Array(count);
  const pressure = standardPressure(CAMPUS_SITE.elevation);
  for (let i = 0; i < count; i++) {
    const date = new Date((firstDay + Math.floor(i / 24)) * DAY_MS);
    const dayOfYear = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS + 1;
    extraNormal[i] = extraterrestrialNormal(dayOfYear);
    if (sun.up[i] === 0) continue;
    const air = { zenith: sun.zenith[i]!, extraNormal: extraNormal[i]!, elevation: CAMPUS_SITE.elevation, pressure };
    clearGhi[i] = clearSky({ ...air, turbidity: TURBIDITY[date.getUTCMonth()]! }).ghi;
  }
  return { start, sun, clearGhi, extraNormal };
}

/** The light of an hour under clouds that leave a share of the clear sky's, in whole W/m2. */
export function lightOf({ sun, clearGhi, extraNormal }: CampusHours, i: number, clearness: number) {
  const ghi = Math.round(clearGhi[i]! * clearness);
  const { dni, dhi } = erbs(ghi, sun.up[i] === 0 ? Math.PI / 2 : sun.zenith[i]!, extraNormal[i]!);
  return { ghi, dni: Math.round(dni), dhi: Math.round(dhi) } satisfies Partial<Record<keyof Weather, number>>;
}
