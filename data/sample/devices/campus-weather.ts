import type { CampusDay } from "../campus-calendar.ts";
import { hashed } from "./noise.ts";

const LATITUDE = (37.5 * Math.PI) / 180;
/** Quarters since midnight at which the sun stands highest: 12:32 in Seoul. */
const NOON = 50.1;

/** Air temperature at a quarter of a day. [°C] */
export function airTemperature({ tempC }: CampusDay, quarter: number): number {
  return tempC + 4.5 * Math.cos((2 * Math.PI * (quarter - 60)) / 96);
}

/** Irradiance on the ground at a quarter of a day: the sun's height, under the clouds of day and quarter. [W/m²] */
export function irradiance(seed: number, { day }: CampusDay, quarter: number): number {
  const inYear = (((day + 10) % 365.25) / 365.25) * 2 * Math.PI;
  const declination = -0.4093 * Math.cos(inYear);
  const hourAngle = ((quarter - NOON) / 96) * 2 * Math.PI;
  const height =
    Math.sin(LATITUDE) * Math.sin(declination) + Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle);
  if (height <= 0) return 0;
  const sky = 0.35 + 0.65 * Math.sqrt(hashed(seed, day, 7));
  const passing = 1 - 0.35 * (1 - sky) * hashed(seed, day, 1000 + quarter) * 2;
  return 1040 * height ** 1.15 * sky * Math.max(0.1, passing);
}
