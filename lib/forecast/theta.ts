import type { ForecastModel } from "./model.ts";
import { seasonallyAdjusted } from "./seasonal-adjustment.ts";
import { fitLeastSquares } from "./smoothing/least-squares-fit.ts";

const SES = { trend: "none", season: "none", seasonLength: 1 } as const;

/** Values that level, smoothing and drift need. */
const VALUES_NEEDED = 4;

/**
 * The Theta method of the M3 competition's winner [1], as simple exponential smoothing with half the slope of the history's
 * line as drift, to which it is equal [2, eq. 6]:
 *
 *     ŷ(n + h) = ℓ(n) + (b/2)·(h − 1 + (1 − (1 − α)^n) / α)
 *
 * on the seasonally adjusted history, with the season put back. Refuses fewer than four values after the last gap.
 *
 * [1] V. Assimakopoulos and K. Nikolopoulos, "The theta model: a decomposition approach to forecasting," Int. J. Forecast.,
 *     vol. 16, no. 4, pp. 521–530, 2000, doi:10.1016/S0169-2070(00)00066-2.
 * [2] R. J. Hyndman and B. Billah, "Unmasking the Theta method," Int. J. Forecast., vol. 19, no. 2, pp. 287–290, 2003,
 *     doi:10.1016/S0169-2070(01)00143-1.
 */
export const theta: ForecastModel = seasonallyAdjusted(
  {
    name: "theta",
    forecast(run, { horizon }) {
      const n = run.length;
      if (n < VALUES_NEEDED)
        return { ran: false, reason: `needs ${VALUES_NEEDED} values after the last gap and has ${n}` };
      const yHat = new Float64Array(horizon).fill(run[n - 1]!);
      if (run.every((y) => y === run[0])) return { ran: true, yHat };
      const { alpha, level } = fitLeastSquares(run, SES);
      const drift = slopeOf(run) / 2;
      const lag = (1 - (1 - alpha) ** n) / alpha;
      for (let h = 0; h < horizon; h++) yHat[h] = level + drift * (h + lag);
      return { ran: true, yHat };
    },
  },
  "theta",
);

/** Slope of the least-squares line through a run. */
function slopeOf(run: Float64Array): number {
  const middle = (run.length - 1) / 2;
  let mean = 0;
  for (const y of run) mean += y / run.length;
  let covariance = 0;
  let variance = 0;
  for (let t = 0; t < run.length; t++) {
    covariance += (t - middle) * (run[t]! - mean);
    variance += (t - middle) ** 2;
  }
  return covariance / variance;
}
