import type { OutlyingDevices } from "#lib/metering/detect/outlying-devices.ts";

const DAY_MS = 86_400_000;
/** Others that make a crowd. */
const LEAST_PEERS = 3;

/** When a device did not go with others of its kind. */
export interface OutlyingSpells {
  /** How many others it was compared with. */
  readonly peers: number;
  readonly spells: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Compares a device with others by daily means. Those that miss a day that it has are left out.
 *
 * @param own Its daily means, NaN where missing, shape [days].
 * @param others Those of each other, shape [days] each.
 * @param start When the first day starts. [ms since 1970]
 * @param isRelative Whether a size of its own is no difference, as that of a meter: each is taken by its own mean.
 * @param outlyingDevices The finder.
 * @returns Null where the others are too few.
 */
export function outlyingSpells(
  own: Float64Array,
  others: readonly Float64Array[],
  { start, isRelative }: { readonly start: number; readonly isRelative: boolean },
  outlyingDevices: OutlyingDevices,
): OutlyingSpells | null {
  const days = Array.from(own.keys()).filter((i) => !Number.isNaN(own[i]!));
  const series = [own, ...others]
    .map((means) => Float64Array.from(days, (i) => means[i]!))
    .filter((means) => means.length > 0 && !means.some(Number.isNaN))
    .map((means) => (isRelative ? byOwnMean(means) : means));
  const peers = series.filter((means, i) => i > 0 && means !== null);
  const [mine] = series;
  if (!mine || peers.length < LEAST_PEERS) return null;
  const found = outlyingDevices([mine, ...peers.filter((means) => means !== null)]).find((one) => one.series === 0);
  const spells = (found?.spells ?? []).map(({ from, to }) => ({
    from: start + days[from]! * DAY_MS,
    to: start + (to === null ? days.at(-1)! + 1 : days[to]!) * DAY_MS,
  }));
  return { peers: peers.length, spells };
}

/** Null where the mean is 0 or below: there is no share of it. */
function byOwnMean(values: Float64Array): Float64Array | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean > 0 ? values.map((value) => value / mean) : null;
}
