import { conformalBand, errorsNeeded } from "#lib/forecast/conformal.ts";
import type { ForecastModel, ForecastRequest } from "#lib/forecast/model.ts";
import type { NamedSeries } from "./series.ts";

/** A series' forecast with its intervals; NaN where there is none. */
export interface SeriesForecast {
  readonly id: string;
  readonly yHat: Float64Array;
  readonly intervals: Readonly<Record<"lo80" | "hi80" | "lo95" | "hi95", Float64Array>>;
  /** Earlier forecasts whose errors the intervals rest on. */
  readonly errors: number;
  /** Why the model gave no forecast. */
  readonly refusal?: string;
}

const LEVELS = { 80: 0.8, 95: 0.95 };
/** As many origins as the 95 % interval needs. */
const ORIGINS = errorsNeeded(LEVELS[95]);

/**
 * Forecasts a series, with split conformal intervals from the errors of the same model at earlier origins. Each origin knows
 * only what came before it.
 */
export function forecastSeries(
  { id, values }: NamedSeries,
  model: ForecastModel,
  request: ForecastRequest,
  withIntervals: boolean,
): SeriesForecast {
  const outcome = model.forecast(values, request);
  const yHat = outcome.ran ? outcome.yHat : missing(request.horizon);
  const errors = withIntervals && outcome.ran ? rollingErrors(values, model, request) : [];
  const halfWidths = (level: number) =>
    yHat.map(
      (_, h) =>
        conformalBand(
          Float64Array.from(errors, (of) => of[h] ?? Number.NaN),
          level,
        ).halfWidth,
    );
  const narrow = halfWidths(LEVELS[80]);
  const wide = halfWidths(LEVELS[95]);
  return {
    id,
    yHat,
    intervals: {
      lo80: yHat.map((y, h) => y - narrow[h]!),
      hi80: yHat.map((y, h) => y + narrow[h]!),
      lo95: yHat.map((y, h) => y - wide[h]!),
      hi95: yHat.map((y, h) => y + wide[h]!),
    },
    errors: errors.length,
    ...(outcome.ran ? {} : { refusal: outcome.reason }),
  };
}

/**
 * Errors y − ŷ of the model at earlier origins, one array of `horizon` an origin. The origins lie evenly over the last half of
 * the history: side by side, on hours, they would all see the same day.
 */
function rollingErrors(values: Float64Array, model: ForecastModel, request: ForecastRequest): Float64Array[] {
  const last = values.length - request.horizon;
  const apart = Math.max(1, Math.floor(last / 2 / (ORIGINS - 1)));
  const errors: Float64Array[] = [];
  for (let i = 0, origin = last; i < ORIGINS && origin > 0; i++, origin -= apart) {
    const outcome = model.forecast(values.slice(0, origin), request);
    if (outcome.ran) errors.push(outcome.yHat.map((y, h) => values[origin + h]! - y));
  }
  return errors;
}

function missing(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}
