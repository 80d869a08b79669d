import { formatDecimal, formatNumber } from "#lib/plot/number-format.ts";
import type { Language } from "./language.ts";

/** More hours than these are of more than one year. */
const LONGEST_YEAR = 8784;
const MEAN_YEAR = 8766;

/** What the light of a weather is told by: rows of the queries of `weather_place` and `weather`. */
interface LightRows {
  readonly place: readonly { readonly ghi_kwh_m2: number | null; readonly step_min: number }[];
  readonly weather: readonly unknown[];
}

/** Years that a weather holds; undefined where it is one, or a part of one. */
export function yearsOfWeather({ place: [place], weather }: LightRows): number | undefined {
  const hours = (weather.length * (place?.step_min ?? 60)) / 60;
  return hours > LONGEST_YEAR ? hours / MEAN_YEAR : undefined;
}

/** The light of a weather in a year, as it stands beside every yield: where it holds several years, it says that it is their mean. */
export function lightText(rows: LightRows, language: Language): string {
  const light = `${formatNumber(rows.place[0]?.ghi_kwh_m2, language, 4)} kWh/m²`;
  const years = yearsOfWeather(rows);
  if (years === undefined) return light;
  const count = formatDecimal(years, language, 1);
  return { en: `${light}, mean of ${count} years`, ko: `${light}, ${count}년 평균` }[language];
}
