import type { PvForecast, PvSeries } from "./pv-series.ts";

/** Arrays that make less than this share of a sum's clear output do not tell of the sum. [1] */
const ENOUGH = 0.8;

/**
 * A virtual power plant: the sum over arrays of one site. Its output is that of the arrays that were measured in the hour, where they
 * make 80 % of the clear sky's output or more; `measuredClear` says which part that is.
 *
 * @param parts Series of the arrays, hours and site the same.
 * @returns Their sum; an hour in which too little was measured is missing, at night one in which nothing was.
 * @throws {RangeError} If there is no array.
 */
export function sumOfSeries(parts: readonly PvSeries[]): PvSeries {
  const [first] = parts;
  if (!first) throw new RangeError("Cannot sum arrays as there is none");
  const clear = Float64Array.from(first.clear, (_, t) => parts.reduce((total, part) => total + part.clear[t]!, 0));
  const output = new Float64Array(clear.length).fill(Number.NaN);
  const measuredClear = new Float64Array(clear.length);
  for (let t = 0; t < clear.length; t++) {
    let [sum, count] = [0, 0];
    for (const part of parts) {
      if (Number.isNaN(part.output[t]!)) continue;
      sum += part.output[t]!;
      measuredClear[t]! += part.clear[t]!;
      count++;
    }
    if (count > 0 && measuredClear[t]! >= ENOUGH * clear[t]!) output[t] = sum;
  }
  const limit = parts.reduce((total, part) => total + part.limit, 0);
  return { start: first.start, output, clear, measuredClear, height: first.height, limit };
}

/**
 * Forecast of a virtual power plant: the sum of those of its arrays, from the same origins. Its interval is no sum of theirs, as the
 * errors of arrays make up for one another: it rests on the errors of the sum. Arrays of which nothing can be forecast follow the others,
 * where these make 80 % of the clear sky's output or more.
 *
 * @param parts Forecasts of each array, shape [arrays][origins].
 * @param series Series of each array.
 * @returns Their sums, and the part of the arrays that were measured since; an hour of which too little is forecast has none.
 */
export function sumOfForecasts(parts: readonly (readonly PvForecast[])[], series: readonly PvSeries[]): PvForecast[] {
  return (parts[0] ?? []).map(({ origin, yHat: { length } }, k) => {
    const yHat = new Float64Array(length).fill(Number.NaN);
    const ofMeasured = new Float64Array(length).fill(Number.NaN);
    for (let lead = 0; lead < length; lead++) {
      const hour = parts.map((forecasts, i) => ({
        own: forecasts[k]!.yHat[lead]!,
        clear: series[i]!.clear[origin + lead]!,
        isMeasured: !Number.isNaN(series[i]!.output[origin + lead] ?? Number.NaN),
      }));
      let [sum, known, clear] = [0, 0, 0];
      for (const part of hour) {
        clear += part.clear;
        if (Number.isNaN(part.own)) continue;
        sum += part.own;
        known += part.clear;
      }
      if (known < ENOUGH * clear) continue;
      const index = known > 0 ? sum / known : 0;
      const of = ({ own, clear }: (typeof hour)[number]) => (Number.isNaN(own) ? index * clear : own);
      yHat[lead] = hour.reduce((total, part) => total + of(part), 0);
      const measured = hour.filter(({ isMeasured }) => isMeasured);
      if (measured.length > 0) ofMeasured[lead] = measured.reduce((total, part) => total + of(part), 0);
    }
    return { origin, yHat, ofMeasured };
  });
}
