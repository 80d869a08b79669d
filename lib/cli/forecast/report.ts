import { errorsNeeded } from "#lib/forecast/conformal.ts";
import type { SeriesForecast } from "./forecast-series.ts";
import type { ForecastJob } from "./worker.ts";

const MOST_REFUSALS = 5;

/** What to tell of a run: how many series, what the intervals rest on, and which series have no forecast, and why. */
export function forecastReport(forecasts: readonly SeriesForecast[], { model, withIntervals }: ForecastJob): string[] {
  const refused = forecasts.filter(({ refusal }) => refusal !== undefined);
  const ran = forecasts.length - refused.length;
  return [
    `${ran} series forecast by ${model}.`,
    ...(withIntervals ? intervalLines(forecasts.filter(({ refusal }) => refusal === undefined)) : []),
    ...refused.slice(0, MOST_REFUSALS).map(({ id, refusal }) => `No forecast of ${id}: ${refusal}`),
    ...(refused.length > MOST_REFUSALS ? [`No forecast of ${refused.length - MOST_REFUSALS} more series.`] : []),
  ];
}

function intervalLines(forecasts: readonly SeriesForecast[]): string[] {
  const counts = forecasts.map(({ errors }) => errors);
  const [least, most] = counts.reduce(
    ([low, high], count) => [Math.min(low, count), Math.max(high, count)],
    [counts[0] ?? 0, 0],
  );
  const range = least === most ? `${most}` : `${least} to ${most}`;
  const lines = [`Intervals rest on the errors of ${range} earlier forecasts of each series (split conformal).`];
  for (const level of [80, 95]) {
    const short = counts.filter((count) => count < errorsNeeded(level / 100)).length;
    if (short === 0) continue;
    lines.push(
      `${level} % intervals are blank for ${short} series: fewer than ${errorsNeeded(level / 100)} errors cannot guarantee them.`,
    );
  }
  return lines;
}
