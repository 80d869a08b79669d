import { median } from "#lib/forecast/median.ts";

/** A trend of values over time. */
export interface Trend {
  /** [unit of the values by unit of time] */
  readonly slope: number;
  /** Edges of the slope's interval, at the level asked for. [unit of the values by unit of time] */
  readonly slopeLow: number;
  readonly slopeHigh: number;
  /** Value at time 0. [unit of the values] */
  readonly intercept: number;
  /** Whether the interval leaves out 0. */
  readonly isSignificant: boolean;
  /** Values that count for its uncertainty: fewer than there are where neighbours resemble each other. [count] */
  readonly effective: number;
}

/** Fewer values have no trend. */
const LEAST = 8;

/**
 * A trend that a few wild values do not move: the median of the slopes between all pairs [1], and its interval by the rank of
 * the slopes as Kendall's S varies [2]. Where residuals resemble their neighbours that variance grows by (1 + r) / (1 − r), with r
 * their correlation from one to the next [3].
 *
 * @param time Times x, rising, shape [n]. [any]
 * @param values Values y, shape [n]; NaN where missing. [any]
 * @param level Share of the interval: 0.8 or 0.95. [1]
 * @returns The trend; undefined where fewer than eight values are known.
 *
 * [1] H. Theil, "A rank-invariant method of linear and polynomial regression analysis," Proc. K. Ned. Akad. Wet., vol. 53, pp.
 *     386–392, 1950, reprinted 1992, doi:10.1007/978-94-011-2546-8_20.
 * [2] P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau," J. Am. Stat. Assoc., vol. 63, no. 324, pp.
 *     1379–1389, 1968, doi:10.1080/01621459.1968.10480934.
 * [3] G. V. Bayley, J. M. Hammersley, "The 'effective' number of independent observations in an autocorrelated time series," J. R.
 *     Stat. Soc. Suppl., vol. 8, no. 2, pp. 184–197, 1946, doi:10.2307/2983560.
 */
export function theilSen(time: Float64Array, values: Float64Array, level: 0.8 | 0.95): Trend | undefined {
  const known = Array.from(values.keys()).filter((i) => !Number.isNaN(values[i]!));
  const n = known.length;
  if (n < LEAST) return undefined;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let count = 0;
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const [i, j] = [known[a]!, known[b]!];
      slopes[count++] = (values[j]! - values[i]!) / (time[j]! - time[i]!);
    }
  }
  slopes.sort();
  const slope = median(slopes);
  const rest = Float64Array.from(known, (i) => values[i]! - slope * time[i]!);
  const intercept = median(rest);
  const r = Math.max(0, correlation(rest));
  const effective = (n * (1 - r)) / (1 + r);
  const deviation = Math.sqrt(((n * (n - 1) * (2 * n + 5)) / 18) * (n / effective));
  const z = level === 0.95 ? 1.959964 : 1.281552;
  const place = (side: number) => Math.round((count + side * z * deviation) / 2);
  const slopeLow = slopes[Math.max(0, place(-1))]!;
  const slopeHigh = slopes[Math.min(count - 1, place(1))]!;
  return { slope, slopeLow, slopeHigh, intercept, isSignificant: slopeLow > 0 || slopeHigh < 0, effective };
}

function correlation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [both, all] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    all += (values[i]! - mean) ** 2;
    if (i > 0) both += (values[i]! - mean) * (values[i - 1]! - mean);
  }
  return all > 0 ? Math.min(0.98, both / all) : 0;
}
