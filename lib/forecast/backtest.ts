import { forecastPanel, type ModelSet, type Panel, type PanelForecast } from "./panel.ts";

/** Fewer origins say more about those months than about the model. [origins] */
const FEWEST_ORIGINS = 3;

/** What a rolling-origin evaluation is asked for. */
export interface BacktestRequest {
  /** First periods to forecast, ascending, each from 1 to the last period of the panel. [periods] */
  readonly origins: readonly number[];
  /** Steps to forecast from each origin h. [periods] */
  readonly horizon: number;
  readonly models: ModelSet;
}

/**
 * Evaluates models on a panel from rolling origins with an expanding window [1]: each origin's forecast sees all that came
 * before it and nothing else. Gives one origin at a time, so that the caller can show progress, and stop by not asking for the
 * next.
 *
 * @param panel Panel.
 * @param request Origins, horizon and models.
 * @returns Forecasts, origin by origin. [unit of the panel]
 * @throws {RangeError} If there are fewer than three origins, or they do not ascend within the panel.
 *
 * [1] L. J. Tashman, "Out-of-sample tests of forecasting accuracy: an analysis and review," Int. J. Forecast., vol. 16, no. 4,
 *     pp. 437–450, 2000, doi:10.1016/S0169-2070(00)00065-0.
 */
export function* backtest(panel: Panel, { origins, horizon, models }: BacktestRequest): Generator<PanelForecast, void> {
  if (origins.length < FEWEST_ORIGINS) {
    throw new RangeError(`Cannot evaluate as it takes ${FEWEST_ORIGINS} origins: current number is ${origins.length}`);
  }
  const end = panel.values[0]?.length ?? 0;
  if (origins.some((origin, i) => !(origin > (origins[i - 1] ?? 0) && origin <= end))) {
    throw new RangeError(
      `Cannot evaluate as origins must ascend between 1 and ${end}: current value is ${origins.join(", ")}`,
    );
  }
  for (const origin of origins) yield forecastPanel(panel, origin, horizon, models);
}

/**
 * The errors that forecasts from earlier origins had made and shown before a period: what calibration at that period may use.
 *
 * @param panel Panel, which may go on beyond the period.
 * @param past Forecasts from several origins.
 * @param model Name of the model.
 * @param step Step ahead, from 1. [periods]
 * @param before First period that is not known yet; errors of it or later are left out. [periods]
 * @returns Errors y − ŷ, oldest first, shape [series][≤ origins]; NaN where the value or the forecast is missing.
 *   [unit of the panel]
 */
export function errorsBefore(
  panel: Panel,
  past: readonly PanelForecast[],
  model: string,
  step: number,
  before: number,
): Float64Array[] {
  const usable = past.filter(({ origin, horizon }) => step <= horizon && origin + step - 1 < before);
  const outcomes = usable.map(({ models }) => models.find(({ name }) => name === model)?.outcomes);
  return panel.values.map((values, series) =>
    Float64Array.from(usable, ({ origin }, i) => {
      const outcome = outcomes[i]?.[series];
      return outcome?.ran ? values[origin + step - 1]! - outcome.yHat[step - 1]! : Number.NaN;
    }),
  );
}
