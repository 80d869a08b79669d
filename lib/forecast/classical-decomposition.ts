/** How a season acts on the level: by a sum or by a factor. */
export type SeasonKind = "additive" | "multiplicative";

/**
 * Seasonal indices of a history by classical decomposition [1, §3.4]: detrends with the centred 2×m moving average (m terms
 * when m is odd), averages what is left over each period of the season, and normalises:
 *
 *     additive:        s_j = mean(y_t − T_t) − mean over j        Σ s_j = 0
 *     multiplicative:  s_j = mean(y_t / T_t) / mean over j        Σ s_j = m
 *
 * @param history Unbroken observations, oldest first, shape [n], any unit.
 * @param seasonLength Periods in a season m. [periods]
 * @param kind Sum or factor.
 * @returns Indices, shape [m], of the periods of the season in the order of the history: index t mod m belongs to y_t; in the
 *   history's unit when additive, without unit when multiplicative. NaN where a missing value touches them.
 * @throws {RangeError} If the history is shorter than two seasons.
 *
 * [1] R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., OTexts, 2021,
 *     https://otexts.com/fpp3/.
 */
export function seasonalIndices(history: Float64Array, seasonLength: number, kind: SeasonKind): Float64Array {
  const n = history.length;
  const m = seasonLength;
  if (!(n >= 2 * m)) {
    throw new RangeError(`Cannot decompose as the history must span two seasons of ${m}: current length is ${n}`);
  }
  const half = Math.floor(m / 2);
  const endWeight = m % 2 === 0 ? 0.5 : 1;
  const indices = new Float64Array(m);
  const counts = new Float64Array(m);
  for (let t = half; t < n - half; t++) {
    let trend = endWeight * (history[t - half]! + (half > 0 ? history[t + half]! : 0));
    for (let k = t - half + 1; k < t + half; k++) trend += history[k]!;
    trend /= m;
    const j = t % m;
    indices[j] = indices[j]! + (kind === "additive" ? history[t]! - trend : history[t]! / trend);
    counts[j] = counts[j]! + 1;
  }
  let mean = 0;
  for (let j = 0; j < m; j++) {
    indices[j] = indices[j]! / counts[j]!;
    mean += indices[j]! / m;
  }
  for (let j = 0; j < m; j++) indices[j] = kind === "additive" ? indices[j]! - mean : indices[j]! / mean;
  return indices;
}
