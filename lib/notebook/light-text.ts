import { formatDecimal, formatNumber } from "#lib/plot/number-format.ts";
import type { WeatherRow } from "#lib/pv/weather-of-rows.ts";
import type { Language } from "./language.ts";

/** More hours than these are of more than one year. */
const LONGEST_YEAR = 8784;
const MEAN_YEAR = 8766;
/** Share of a year's light from which on nothing is said of the rest. [1] */
const NEARLY_ALL = 0.999;

/** What the light of a weather is told by: rows of the queries of `weather_place` and `weather`. */
interface LightRows {
  readonly place: readonly { readonly ghi_kwh_m2: number | null; readonly step_min: number }[];
  readonly weather: readonly WeatherRow[];
}

/** Years that a weather holds; undefined where it is one, or a part of one. */
export function yearsOfWeather({ place: [place], weather }: LightRows): number | undefined {
  const hours = (weather.length * (place?.step_min ?? 60)) / 60;
  return hours > LONGEST_YEAR ? hours / MEAN_YEAR : undefined;
}

/**
 * The light of a weather in a year, as it stands beside every yield: where it holds several years, it says that it is their mean; where
 * hours are missing, of which a yield has nothing, the light of those that are known.
 */
export function lightText(rows: LightRows, language: Language): string {
  const light = `${formatNumber(rows.place[0]?.ghi_kwh_m2, language, 4)} kWh/m²`;
  const years = yearsOfWeather(rows);
  if (years !== undefined) {
    const count = formatDecimal(years, language, 1);
    return { en: `${light}, mean of ${count} years`, ko: `${light}, ${count}년 평균` }[language];
  }
  const known = knownLight(rows);
  if (known === undefined) return light;
  const part = `${formatNumber(known, language, 4)} kWh/m²`;
  return { en: `${light}, ${part} in the hours known`, ko: `${light}, 알려진 시간은 ${part}` }[language];
}

/** Light of the hours of which all that a yield needs is known; undefined where that is all of the year's, but for a thousandth. [kWh/m2] */
function knownLight({ place: [place], weather }: LightRows): number | undefined {
  let sum = 0;
  for (const { ghi_w_m2: ghi, dni_w_m2: dni, dhi_w_m2: dhi, temp_air_c: temp, wind_m_s: wind } of weather) {
    if ([ghi, dni, dhi, temp, wind].every((value) => typeof value === "number")) sum += ghi as number;
  }
  const known = (sum * (place?.step_min ?? 60)) / 60_000;
  return known < NEARLY_ALL * (place?.ghi_kwh_m2 ?? 0) ? known : undefined;
}
