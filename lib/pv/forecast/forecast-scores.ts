import { accuracy, skill } from "#lib/forecast/accuracy.ts";
import { intervalAccuracy } from "#lib/forecast/interval-accuracy.ts";
import type { PvBounds } from "./forecast-bands.ts";
import { measuredPart } from "./measured-part.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";

/** How forecasts of some leads did, over the hours of light of which forecast, reference and output are known. */
export interface PvScores {
  /** Hours that count. [h] */
  readonly count: number;
  /** Mean absolute error. [kWh] */
  readonly mae: number;
  /** Root of the mean squared error. [kWh] */
  readonly rmse: number;
  /** Sum of errors over the sum measured: above 0 where too much was forecast. [1] */
  readonly bias: number;
  /** 1 − MAE / MAE of the reference. [1] */
  readonly skill: number;
  /** 1 − RMSE / RMSE of the reference. [1] */
  readonly skillRmse: number;
}

/** Leads from one hour on and before another. [h] */
export interface Leads {
  readonly from: number;
  readonly to: number;
}

/**
 * Scores forecasts against a reference from the same origins; of a sum of arrays, the part that was measured.
 *
 * @param series Series with what was measured.
 * @param forecasts Forecasts.
 * @param reference Forecasts of the reference, as persistence; an origin that it lacks is left out.
 * @param leads Which leads count.
 * @returns Scores; NaN where no hour counts.
 */
export function forecastScores(
  series: PvSeries,
  forecasts: readonly PvForecast[],
  reference: readonly PvForecast[],
  { from, to }: Leads,
): PvScores {
  const byOrigin = new Map(reference.map((forecast) => [forecast.origin, forecast]));
  const actual: number[] = [];
  const own: number[] = [];
  const other: number[] = [];
  for (const forecast of forecasts) {
    const { origin, yHat } = forecast;
    const theirs = byOrigin.get(origin);
    for (let lead = from; theirs && lead < Math.min(to, yHat.length); lead++) {
      const y = series.output[origin + lead] ?? Number.NaN;
      const [a, b] = [forecast, theirs].map((each) => measuredPart(series, each, lead).yHat) as [number, number];
      if (series.clear[origin + lead] === 0 || Number.isNaN(y + a + b)) continue;
      actual.push(y);
      own.push(a);
      other.push(b);
    }
  }
  const measured = Float64Array.from(actual);
  const { count, mae, rmse } = accuracy(measured, Float64Array.from(own));
  const persisted = accuracy(measured, Float64Array.from(other));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    ...{ count, mae, rmse, bias: sum(own) / sum(actual) - 1 },
    ...{ skill: skill(mae, persisted.mae), skillRmse: skill(rmse, persisted.rmse) },
  };
}

/**
 * Share of what was measured that lies within bounds, over hours of light.
 *
 * @param series Series with what was measured.
 * @param forecasts Forecasts.
 * @param bounds Their bounds at one level, a forecast each.
 * @param level That level. [1]
 * @param leads Which leads count.
 * @returns Coverage, and the mean width over the mean measured; NaN where no hour counts. [1]
 */
export function boundsCoverage(
  series: PvSeries,
  forecasts: readonly PvForecast[],
  bounds: readonly PvBounds[],
  level: number,
  { from, to }: Leads,
): { readonly coverage: number; readonly width: number } {
  const [actual, lower, upper]: [number[], number[], number[]] = [[], [], []];
  let [width, measured] = [0, 0];
  for (const [k, forecast] of forecasts.entries()) {
    const { origin, yHat } = forecast;
    for (let lead = from; lead < Math.min(to, yHat.length); lead++) {
      const y = series.output[origin + lead] ?? Number.NaN;
      const part = measuredPart(series, forecast, lead);
      const share = part.clear / series.clear[origin + lead]!;
      const [low, high] = [bounds[k]!.lower, bounds[k]!.upper].map(
        (bound) => part.yHat + share * (bound[lead]! - yHat[lead]!),
      ) as [number, number];
      if (series.clear[origin + lead] === 0 || Number.isNaN(y + high - low)) continue;
      actual.push(y);
      lower.push(low);
      upper.push(high);
      width += high - low;
      measured += y;
    }
  }
  const of = (values: number[]) => Float64Array.from(values);
  const { coverage } = intervalAccuracy(of(actual), of(lower), of(upper), level, Number.NaN);
  return { coverage, width: width / measured };
}
