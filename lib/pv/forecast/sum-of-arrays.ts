import type { PvForecast, PvSeries } from "./pv-series.ts";

/**
 * A virtual power plant: the sum over arrays of one site.
 *
 * @param parts Series of the arrays, hours and site the same.
 * @returns Their sum: an hour in which the output of one is missing is missing.
 */
export function sumOfSeries(parts: readonly PvSeries[]): PvSeries {
  const [first] = parts;
  if (!first) throw new RangeError("Cannot sum arrays as there is none");
  const sum = (column: (part: PvSeries) => Float64Array) =>
    Float64Array.from(first.output, (_, t) => parts.reduce((total, part) => total + column(part)[t]!, 0));
  return {
    start: first.start,
    output: sum(({ output }) => output),
    clear: sum(({ clear }) => clear),
    height: first.height,
    limit: parts.reduce((total, { limit }) => total + limit, 0),
  };
}

/**
 * Forecast of a virtual power plant: the sum of those of its arrays, from the same origins. Its interval is no sum of theirs, as the
 * errors of arrays make up for one another: it rests on the errors of the sum.
 *
 * @param parts Forecasts of each array, shape [arrays][origins].
 * @returns Their sums; an hour that one array has no forecast of has none.
 */
export function sumOfForecasts(parts: readonly (readonly PvForecast[])[]): PvForecast[] {
  return (parts[0] ?? []).map(({ origin, yHat }, k) => ({
    origin,
    yHat: yHat.map((_, lead) => parts.reduce((total, forecasts) => total + forecasts[k]!.yHat[lead]!, 0)),
  }));
}
