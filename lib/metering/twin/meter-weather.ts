/**
 * How a meter's load answers to the temperature outside, as its history tells: with the hinges of both sides,
 *
 *     x = [(1 − s)·max(0, T_h − T), s·max(0, T_h − T), …, (1 − s)·max(0, T − T_c), s·max(0, T − T_c), …]
 *     weather term = Σ slopes · (x − x̄ of the quarter)
 *
 * where s is how busy the quarter is, from 0 in the quietest to 1 in the busiest: the change-point regression of IPMVP's option C
 * [1] by time of week and temperature [2], in which heating and cooling of busy hours have slopes of their own.
 *
 * [1] EVO, International Performance Measurement and Verification Protocol, Core Concepts, 2022, https://evo-world.org.
 * [2] J. L. Mathieu et al., "Quantifying changes in building electricity use, with application to demand response," IEEE Trans.
 *     Smart Grid, vol. 2, no. 3, pp. 507–518, 2011, doi:10.1109/TSG.2011.2145010.
 */
export interface MeterWeather {
  /** Balance temperatures below which heating adds to the load, the highest first. [°C] */
  readonly heatC: readonly number[];
  /** Balance temperatures above which cooling adds to the load, the lowest first. [°C] */
  readonly coolC: readonly number[];
  /** What the temperature was in the history: hinges by quarter of an hour, shape [balance temperatures][96]. [K] */
  readonly usual: readonly (readonly number[])[];
  /** Two for each balance temperature, in the quietest hour and in the busiest, heating first. [unit of the metric / K] */
  readonly slopes: readonly number[];
  /** Covariance of the slopes, by rows: how little is known of those whose weather the history has not seen. */
  readonly covariance: readonly number[];
  /** Standard deviation of the weather term over the history: what is not known where the temperature is not. [unit of the metric] */
  readonly spread: number;
  /** Readings tell as much as one every so often, as what moves a load lasts. [h] */
  readonly hours: number;
}

/** Quarters of a day. */
export const QUARTERS = 96;

/**
 * How far a temperature is beyond each balance temperature.
 *
 * @param weather The balance temperatures.
 * @param tempOutC Temperature outside. [°C]
 * @param into Where it is written, heating first, shape [balance temperatures]. [K]
 */
export function hinges(
  { heatC, coolC }: Pick<MeterWeather, "heatC" | "coolC">,
  tempOutC: number,
  into: Float64Array,
): void {
  for (let i = 0; i < heatC.length; i++) into[i] = Math.max(0, heatC[i]! - tempOutC);
  for (let i = 0; i < coolC.length; i++) into[heatC.length + i] = Math.max(0, tempOutC - coolC[i]!);
}
