import type { Weather } from "#lib/pv/weather.ts";
import type { WeatherWeek } from "./weather-weeks.ts";

/** Bands of temperature; of each a dull and a sunny week is taken. */
const BANDS = 3;

/**
 * Chooses few weeks that stand for many: sorts them by mean temperature into bands of equal number (cold, mild, warm), sorts each
 * band by irradiation, and takes the weeks at its lower and upper quarter.
 *
 * @param weather Weather.
 * @param weeks Weeks of it.
 * @param bands Bands.
 * @returns Two weeks a band in the order of the file; all where there are no more.
 */
export function typicalWeeks(weather: Weather, weeks: readonly WeatherWeek[], bands = BANDS): WeatherWeek[] {
  if (weeks.length <= 2 * bands) return [...weeks];
  const figures = weeks.map((week, index) => ({
    index,
    temp: meanOf(weather.tempAir, week),
    ghi: meanOf(weather.ghi, week),
  }));
  const byTemp = figures.toSorted((a, b) => a.temp - b.temp || a.index - b.index);
  const chosen: number[] = [];
  for (let band = 0; band < bands; band++) {
    const from = Math.round((band * byTemp.length) / bands);
    const to = Math.round(((band + 1) * byTemp.length) / bands);
    const byLight = byTemp.slice(from, to).toSorted((a, b) => a.ghi - b.ghi || a.index - b.index);
    const last = byLight.length - 1;
    const lower = Math.floor(last / 4);
    chosen.push(byLight[lower]!.index, byLight[last - lower]!.index);
  }
  return chosen.sort((a, b) => a - b).map((index) => weeks[index]!);
}

function meanOf(column: Float64Array, { dayAt }: WeatherWeek): number {
  let sum = 0;
  for (let i = dayAt[0]!; i < dayAt.at(-1)!; i++) sum += column[i]!;
  return sum / (dayAt.at(-1)! - dayAt[0]!);
}
