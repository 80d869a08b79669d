import { BAND_Z, type Expectation } from "../twin/twin.ts";

/**
 * How far a reading lies from what its twin expects, in standard deviations: the edge of the band that it lies towards is 1.64
 * away, so a band that is wider above than below counts both ways.
 *
 * @param expectation What the twin expects.
 * @param reported What was reported; null: nothing. [unit of the metric]
 * @returns Positive where the device reads more than its twin; NaN where either says nothing, or the band has no width. [1]
 */
export function standardResidual({ expected, low, high }: Expectation, reported: number | null): number {
  if (expected === null || low === null || high === null || reported === null) return Number.NaN;
  const residual = reported - expected;
  const half = residual > 0 ? high - expected : expected - low;
  return half > 0 ? (BAND_Z * residual) / half : Number.NaN;
}
