import { deviceHealth, type ReadingsHealth } from "#lib/metering/detect/device-health.ts";
import type { RemainingTime } from "#lib/metering/detect/remaining-time.ts";
import type { TwinPoint } from "./run-twin.ts";

const DAY_MS = 86_400_000;
/** The registry hears of a device within two minutes, whatever its own interval. [ms] */
const INTERVAL_MS = 120_000;

/** What the registry knows of a device that its health is judged by. */
export interface HeardDevice {
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  readonly points: readonly { readonly metric: string; readonly value: number | null }[];
}

/**
 * Health of a device by its readings beside its twin. How much of it went to quarantine is not known here.
 *
 * @param device What the registry knows of it.
 * @param points Device and twin by quarters of an hour, in order.
 * @param found Since when they part, and when the residual reaches its limit.
 * @param now When it is judged. [ms since 1970]
 */
export function readingsHealth(
  { firstSeen, lastSeen, points: metrics }: HeardDevice,
  points: readonly TwinPoint[],
  found: { readonly partedSince: number | null; readonly remaining: RemainingTime | null },
  now: number,
): ReadingsHealth {
  const day = points.filter(({ at }) => at >= Math.max(now - DAY_MS, firstSeen ?? 0) && at <= now);
  const missing = day.length === 0 ? null : day.filter(({ value }) => value === null).length / day.length;
  const sameSince = sameValueSince(points);
  const batteryPct = metrics.find(({ metric }) => metric === "battery_pct")?.value ?? null;
  const signs = { at: now, lastSeen, intervalMs: INTERVAL_MS, apartSince: found.partedSince, quarantined: null };
  const health = deviceHealth({ ...signs, remaining: found.remaining, sameSince, missing, batteryPct });
  return { ...health, sameSince, missing, batteryPct };
}

/** Since when the value is the same to the end; null where it is not, or is 0, as of what is off or of panels at night. */
function sameValueSince(points: readonly TwinPoint[]): number | null {
  const known = points.filter(({ value }) => value !== null);
  const last = known.at(-1)?.value;
  if (last === undefined || last === 0) return null;
  const other = known.findLastIndex(({ value }) => value !== last);
  const since = known[other + 1];
  return since === undefined || other + 2 >= known.length ? null : since.at;
}
