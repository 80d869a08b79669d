import type { SunTable } from "./sun-table.ts";
import type { Weather } from "./weather.ts";

/**
 * Global horizontal irradiance, by the weather or, where it lacks it, by what beam and diffuse light make on the horizontal.
 *
 * @param weather Weather.
 * @param sun Where the sun is in each interval of that weather.
 * @returns One value an interval, 0 while the sun is down and the weather says nothing; NaN where parts are missing too. [W/m2]
 */
export function globalHorizontal({ ghi, dni, dhi }: Weather, sun: SunTable): Float64Array {
  return ghi.map((known, i) => {
    if (!Number.isNaN(known)) return known;
    return sun.up[i] === 0 ? 0 : dhi[i]! + dni[i]! * Math.max(0, sun.cosZenith[i]!);
  });
}
