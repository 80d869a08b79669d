import { clearSkyIndexForecasts } from "./clear-sky-index.ts";
import { combinedForecasts } from "./combined-forecasts.ts";
import { forecastBands } from "./forecast-bands.ts";
import { measuredCorrection } from "./measured-correction.ts";
import { cloudy, seoulHours, seriesOf, TEN_KWP } from "./series-fixture.ts";
import { weatherForecasts } from "./weather-forecast.ts";

const DAYS = 373;
const WEEK = 168;
const ROUNDS = 3;

export default async function forecasts(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const hours = seoulHours(DAYS);
  const series = seriesOf(hours, cloudy);
  const origins = Array.from({ length: DAYS - 8 }, (_, day) => (day + 1) * 24);
  const issued = origins.map((origin) => {
    const week = (values: Float64Array) => values.subarray(origin, origin + WEEK);
    const { ghi, dni, dhi, tempAir, wind } = hours.weather;
    return { origin, ghi: week(ghi), dni: week(dni), dhi: week(dhi), tempAir: week(tempAir), wind: week(wind) };
  });
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const history = clearSkyIndexForecasts(series, origins, WEEK);
    const weather = measuredCorrection(series, weatherForecasts(hours, TEN_KWP, issued));
    for (const model of [combinedForecasts(series, weather, history), history]) {
      forecastBands(series, model, [0.8, 0.95]);
    }
    return performance.now() - start;
  });
  report("an array's forecasts of a week, daily for a year, with intervals", Math.min(...times), "ms", "< 1000");
}
