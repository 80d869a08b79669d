import type { EnergyWeek } from "./campus-energy.ts";
import type { WeatherDay } from "./hvac-run.ts";

/**
 * Cuts a day out of a week.
 *
 * @param week The week.
 * @param day Day of it, from 0.
 * @returns Its hours, shape [24]: a view.
 */
export function weatherDay({ hourTempOut, hourGhi }: EnergyWeek, day: number): WeatherDay {
  const [from, to] = [24 * day, 24 * (day + 1)];
  return { tempOut: hourTempOut.subarray(from, to), ghi: hourGhi.subarray(from, to) };
}
