import type { PvForecast, PvSeries } from "./pv-series.ts";

/** What of a forecast can be held against what was measured. */
export interface MeasuredPart {
  /** Forecast of the arrays that were measured. [kWh] */
  readonly yHat: number;
  /** Their clear sky's output. [kWh] */
  readonly clear: number;
}

/**
 * The part of a forecast that was measured: all of an array's, and of a sum of arrays that of those with a reading.
 *
 * @param series Series.
 * @param forecast Forecast of it.
 * @param lead Hours from its origin. [h]
 * @returns That part; NaN beyond the series, and where too little was measured.
 */
export function measuredPart(series: PvSeries, forecast: PvForecast, lead: number): MeasuredPart {
  return {
    yHat: (forecast.ofMeasured ?? forecast.yHat)[lead] ?? Number.NaN,
    clear: (series.measuredClear ?? series.clear)[forecast.origin + lead] ?? Number.NaN,
  };
}
