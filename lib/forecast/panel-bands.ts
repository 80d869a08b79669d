import { errorsBefore } from "./backtest.ts";
import { type ConformalBand, conformalBand, errorsNeeded, pooledConformalBands } from "./conformal.ts";
import type { Panel, PanelForecast } from "./panel.ts";

/** What the bands of a panel are asked for. */
export interface PanelBandsRequest {
  /** Forecasts of the same models from several origins. */
  readonly past: readonly PanelForecast[];
  readonly model: string;
  /** Period that the forecast is made at: errors of it and later are not known. [periods] */
  readonly origin: number;
  /** Step ahead, from 1. [periods] */
  readonly step: number;
  /** Nominal levels 1 − α, shape [levels]. [1] */
  readonly levels: readonly number[];
}

/**
 * Conformal bands of one model for every series of a panel at one origin. A series with enough errors of its own before the
 * origin for the highest level rests on these; the others rest on the errors of all series together, each over the mean size
 * of its series before the origin, and are marked as pooled. All levels of a series rest on the same errors, so that a wider
 * level never gives a narrower band.
 *
 * @param panel Panel, which may go on beyond the origin.
 * @param request Earlier forecasts, model, origin, step and levels.
 * @returns One band a level and series, shape [levels][series]; its half-width is NaN where even the pool has too few errors, or the series no value before the
 *   origin. [unit of the panel]
 *
 * [1] J. Lei, M. G'Sell, A. Rinaldo, R. J. Tibshirani, L. Wasserman, "Distribution-free predictive inference for regression,"
 *     J. Am. Stat. Assoc., vol. 113, no. 523, pp. 1094–1111, 2018, doi:10.1080/01621459.2017.1307116.
 */
export function panelBands(panel: Panel, { past, model, origin, step, levels }: PanelBandsRequest): ConformalBand[][] {
  const errors = errorsBefore(panel, past, model, step, origin);
  const sizes = panel.values.map((values) => meanSize(values.subarray(0, origin)));
  const needed = errorsNeeded(Math.max(...levels));
  const isOwn = errors.map((own) => own.filter((e) => !Number.isNaN(e)).length >= needed);
  return levels.map((level) => {
    const pooled = pooledConformalBands(errors, sizes, level);
    return errors.map((own, i) => (isOwn[i] ? conformalBand(own, level) : pooled[i]!));
  });
}

function meanSize(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const y of values) {
    if (Number.isNaN(y)) continue;
    sum += Math.abs(y);
    count++;
  }
  return sum / count;
}
