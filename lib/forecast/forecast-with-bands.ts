import { backtest, FEWEST_ORIGINS } from "./backtest.ts";
import type { ConformalBand } from "./conformal.ts";
import type { ModelOutcome } from "./model.ts";
import { forecastPanel, type ModelSet, type Panel } from "./panel.ts";
import { panelBands } from "./panel-bands.ts";

/** Shortest past that a calibration forecast starts from. [periods] */
const LEAST_PAST = 8;

/** What a forecast beyond the end of a panel is asked for. */
export interface BandsRequest {
  /** Steps to forecast h. [periods] */
  readonly horizon: number;
  readonly models: ModelSet;
  /** Name of the model to give. */
  readonly model: string;
  /** Nominal levels of the bands, as 0.8 and 0.95. [1] */
  readonly levels: readonly number[];
  /** Earlier origins to calibrate on, at most; each costs one forecast of every series. [origins] */
  readonly calibrationOrigins: number;
}

/** A series' forecast beyond its end. */
export interface BandedForecast {
  readonly id: string;
  readonly outcome: ModelOutcome;
  /** Bands around yHat, shape [levels][horizon]. [unit of the panel] */
  readonly bands: readonly (readonly ConformalBand[])[];
}

/**
 * Forecasts every series of a panel beyond its end, with conformal bands from the errors the same model made at the same step
 * from the latest origins whose whole horizon has passed.
 *
 * @param panel Panel.
 * @param request Horizon, models, the one to give, levels, and how many origins to calibrate on.
 * @returns One forecast a series; bands are NaN wide where the history is too short to calibrate on. [unit of the panel]
 * @throws {RangeError} If the models hold none of that name, or the panel is empty or not aligned.
 *
 * [1] J. Lei, M. G'Sell, A. Rinaldo, R. J. Tibshirani, L. Wasserman, "Distribution-free predictive inference for regression,"
 *     J. Am. Stat. Assoc., vol. 113, no. 523, pp. 1094–1111, 2018, doi:10.1080/01621459.2017.1307116.
 */
export function forecastWithBands(
  panel: Panel,
  { horizon, models, model, levels, calibrationOrigins }: BandsRequest,
): BandedForecast[] {
  const only: ModelSet = (past) => models(past).filter(({ name }) => name === model);
  const end = panel.values[0]?.length ?? 0;
  const found = forecastPanel(panel, end, horizon, only).models[0];
  if (!found) throw new RangeError(`Cannot forecast as there is no model of that name: current value is ${model}`);
  const last = end - horizon;
  const first = Math.max(LEAST_PAST, last - calibrationOrigins + 1);
  const origins = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const past = origins.length < FEWEST_ORIGINS ? [] : [...backtest(panel, { origins, horizon, models: only })];
  const bands = levels.map((level) =>
    Array.from({ length: horizon }, (_, h) => panelBands(panel, { past, model, origin: end, step: h + 1, level })),
  );
  return panel.ids.map((id, i) => ({
    id,
    outcome: found.outcomes[i]!,
    bands: bands.map((steps) => steps.map((ofSeries) => ofSeries[i]!)),
  }));
}
