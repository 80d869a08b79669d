import type { ReadingsHealth } from "#lib/metering/detect/device-health.ts";
import { type RemainingTime, remainingTime } from "#lib/metering/detect/remaining-time.ts";
import { BAND_Z } from "#lib/metering/twin/twin.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";
import { type HeardDevice, readingsHealth } from "./readings-health.ts";
import { runTwin, type TwinPoint } from "./run-twin.ts";

/** A residual that only a fault makes. [standard deviations] */
const LIMIT_SIGMA = 3;

/** Days that the trend of the residual is taken over, at least. */
export const TREND_DAYS = 14;
/** A twin that starts needs to be told some time before it can be believed. [ms] */
export const WARM_UP_MS = 2 * 86_400_000;

/** What a device's readings say of it beside its twin. */
export interface TwinJudgement {
  /** From when it is judged on. */
  readonly points: readonly TwinPoint[];
  /** Since when it differs from its twin; null where it does not. [ms since 1970] */
  readonly partedSince: number | null;
  /** When the residual reaches its limit, by its trend; null where it has none. */
  readonly remaining: RemainingTime | null;
  readonly health: ReadingsHealth;
}

/** Judges a device from `from` on by a history that begins earlier, as its twin has to be told some of it first. */
export function judgeTwin(
  model: TwinModel,
  device: HeardDevice,
  history: TwinHistory,
  from: number,
  now: number,
): TwinJudgement {
  const run = runTwin(model, history);
  const points = run.points.filter(({ at }) => at >= from);
  const remaining = remainingOf(points);
  const { partedSince } = run;
  return { points, partedSince, remaining, health: readingsHealth(device, points, { partedSince, remaining }, now) };
}

/** When the residual will be as large as nothing but a fault makes it, if it goes on as it does. */
function remainingOf(points: readonly TwinPoint[]): RemainingTime | null {
  const known = points.flatMap(({ at, value, expected, high }) =>
    value === null || expected === null || high === null
      ? []
      : [{ at, residual: value - expected, half: high - expected }],
  );
  const halves = known.map(({ half }) => half).sort((a, b) => a - b);
  const half = halves[halves.length >> 1];
  if (half === undefined || !(half > 0)) return null;
  const limit = (LIMIT_SIGMA * half) / BAND_Z;
  const at = Float64Array.from(known, (point) => point.at);
  return remainingTime(
    at,
    Float64Array.from(known, ({ residual }) => residual),
    limit,
    0.95,
  );
}
