const FIRST_MS = 1000;
const MOST_MS = 5 * 60_000;

/**
 * How long to wait before the next attempt: anything up to a bound that doubles with each failure (full jitter), so that a thousand
 * devices that lost the same broker do not come back at once.
 */
export function backoffMs(
  failures: number,
  random: () => number,
  { firstMs = FIRST_MS, mostMs = MOST_MS } = {},
): number {
  return random() * Math.min(mostMs, firstMs * 2 ** Math.min(30, failures));
}
