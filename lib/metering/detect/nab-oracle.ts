// The Numenta Anomaly Benchmark as its paper and its scorer count: A. Lavin, S. Ahmad, "Evaluating real-time anomaly detection
// algorithms," ICMLA 2015, doi:10.1109/ICMLA.2015.141.

/** First and last row of a labelled window. */
export type Window = readonly [first: number, last: number];

/** What false alarms and missed windows cost; a window found at its start gives 1. */
const PROFILES = {
  standard: { falsePositive: 0.11, falseNegative: 1 },
  lowFalsePositive: { falsePositive: 0.22, falseNegative: 1 },
  lowFalseNegative: { falsePositive: 0.11, falseNegative: 2 },
} as const;

export type Profile = keyof typeof PROFILES;

export interface NabScore {
  /** 0 is a detector that says nothing, 100 one that finds each window at its start. */
  readonly score: number;
  /** The threshold that gives it, as NAB chooses it: the best for this profile, in hindsight. */
  readonly threshold: number;
}

/** Rows at the start that do not count: 15 %, at most 750. */
export function probationary(rows: number): number {
  return Math.min(Math.floor(0.15 * rows), 750);
}

function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

/** Windowed Gaussian as NAB has it: window 6400, step 100, the share of a normal distribution nearer to its mean. */
export function windowedGaussian(values: Float64Array): Float64Array {
  let window: number[] = [];
  let buffer: number[] = [];
  let [mean, deviation] = [0, 1];
  const update = () => {
    mean = window.reduce((sum, value) => sum + value, 0) / window.length;
    deviation = Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / window.length) || 1e-6;
  };
  return values.map((value) => {
    const z = Math.abs(value - mean) / deviation;
    const score = window.length === 0 ? 0 : 1 - 0.5 * erfc(z / Math.SQRT2);
    if (window.length < 6400) {
      window.push(value);
      update();
    } else {
      buffer.push(value);
      if (buffer.length === 100) {
        window = [...window.slice(100), ...buffer];
        buffer = [];
        update();
      }
    }
    return score;
  });
}

/** Complementary error function by its series and continued fraction: 12 digits and more for x ≥ 0. */
function erfc(x: number): number {
  if (x < 2.5) {
    let [term, sum] = [x, x];
    for (let n = 1; n < 80; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
}

export function nabScore(scores: Float64Array, windows: readonly Window[], profile: Profile): NabScore {
  const { falsePositive, falseNegative } = PROFILES[profile];
  const rows = Array.from(scores.keys()).filter((i) => i >= probationary(scores.length));
  rows.sort((a, b) => scores[b]! - scores[a]!);
  const found = windows.map(() => -falseNegative);
  const none = -falseNegative * windows.length;
  let alarms = 0;
  let [best, threshold] = [none, Number.POSITIVE_INFINITY];
  for (const [rank, i] of rows.entries()) {
    const k = windows.findIndex(([first, last]) => i >= first && i <= last);
    if (k >= 0) {
      const [first, last] = windows[k]!;
      found[k] = Math.max(found[k]!, sigmoid(-(last - i + 1) / (last - first + 1)) / sigmoid(-1));
    } else {
      const before = windows.findLast(([, last]) => last < i);
      alarms += falsePositive * (before ? sigmoid((i - before[1]) / (before[1] - before[0])) : -1);
    }
    const next = rows[rank + 1];
    if (next !== undefined && scores[next] === scores[i]) continue;
    const total = alarms + found.reduce((sum, each) => sum + each, 0);
    if (total > best) [best, threshold] = [total, scores[i]!];
  }
  return { score: (100 * (best - none)) / (windows.length - none), threshold };
}

/** Event-wise: alarms less than a day apart are one; a window is found when one touches it. */
export function events(at: Float64Array, scores: Float64Array, windows: readonly Window[], threshold: number) {
  const alarms: [first: number, last: number][] = [];
  for (let i = probationary(scores.length); i < scores.length; i++) {
    if (!(scores[i]! >= threshold)) continue;
    const open = alarms.at(-1);
    if (open && at[i]! - at[open[1]]! <= 86_400_000) open[1] = i;
    else alarms.push([i, i]);
  }
  const touches = (a: Window, b: Window) => a[0] <= b[1] && b[0] <= a[1];
  const right = alarms.filter((alarm) => windows.some((window) => touches(alarm, window))).length;
  const found = windows.filter((window) => alarms.some((alarm) => touches(alarm, window))).length;
  return { alarms: alarms.length, precision: right / alarms.length, recall: found / windows.length };
}
