import type { RemainingTime } from "./remaining-time.ts";

/** What is known of a device when its health is judged. */
export interface DeviceSigns {
  /** When it is judged. [ms since 1970, UTC] */
  readonly at: number;
  /** When it was last heard; null: never. [ms since 1970, UTC] */
  readonly lastSeen: number | null;
  /** How often it reports. [ms] */
  readonly intervalMs: number;
  /** Since when it has parted from its twin; null: not, or no twin. [ms since 1970, UTC] */
  readonly apartSince: number | null;
  /** Share of its messages of the last day that went to quarantine; null: none came. [1] */
  readonly quarantined: number | null;
  /** Charge of its battery; null: it has none, or does not tell. [%] */
  readonly batteryPct: number | null;
  /** Since when it reports the same value; null: it does not. [ms since 1970, UTC] */
  readonly sameSince: number | null;
  /** Share of its last day that is missing; null: not known. [1] */
  readonly missing: number | null;
  /** When its residual will reach what is allowed; null: no trend. */
  readonly remaining: RemainingTime | null;
}

/** Why a device is not well. */
export type HealthReason =
  | "never-heard"
  | "silent"
  | "apart"
  | "stuck"
  | "quarantine"
  | "gaps"
  | "battery"
  | "drifting";

/** How a device is, and why. */
export interface DeviceHealth {
  readonly state: "ok" | "watch" | "faulty" | "silent";
  /** The gravest first; none where it is well. */
  readonly reasons: readonly HealthReason[];
  /** 100 is well; each reason takes its weight away. [1] */
  readonly score: number;
}

/** What a device's own readings say of it, and what is said with it. */
export interface ReadingsHealth extends DeviceHealth {
  readonly sameSince: number | null;
  readonly missing: number | null;
  readonly batteryPct: number | null;
}

const HOUR_MS = 3_600_000;
/** Silent after so many reports are missing, and no sooner than after a minute. */
const MISSED = 5;
const LEAST_SILENCE_MS = 60_000;
/** Apart or stuck for so long is a fault, before that something to watch. [ms] */
const FAULTY_AFTER_MS = 6 * HOUR_MS;
const STUCK_AFTER_MS = 3 * HOUR_MS;
/** Shares of quarantine and of gaps that are worth a look, and that are a fault. [1] */
const QUARANTINE = { watch: 0.01, faulty: 0.2 } as const;
const GAPS = { watch: 0.05, faulty: 0.5 } as const;
const BATTERY_PCT = { watch: 20, faulty: 5 } as const;
/** Time left to its limit that is worth a look. [days] */
const REMAINING_DAYS = 30;

/** Gravest first, with what each takes from the score when it is grave. */
const WEIGHTS: Readonly<Record<HealthReason, number>> = {
  "never-heard": 100,
  silent: 100,
  stuck: 60,
  apart: 50,
  quarantine: 40,
  gaps: 30,
  battery: 30,
  drifting: 20,
};

/**
 * Judges the health of a device by what is known of it. A single grave sign makes it faulty, a lesser one something to watch; one
 * that is silent is neither, as nothing is known of it.
 *
 * @param signs What is known.
 * @returns State, reasons and score.
 */
export function deviceHealth(signs: DeviceSigns): DeviceHealth {
  const { at, lastSeen, intervalMs } = signs;
  if (lastSeen === null) return { state: "silent", reasons: ["never-heard"], score: 0 };
  if (at - lastSeen > Math.max(LEAST_SILENCE_MS, MISSED * intervalMs)) {
    return { state: "silent", reasons: ["silent"], score: 0 };
  }
  const graves = new Map<HealthReason, boolean>();
  const tell = (reason: HealthReason, isThere: boolean, isGrave: boolean) => {
    if (isThere) graves.set(reason, isGrave);
  };
  const since = (start: number | null) => (start === null ? Number.NaN : at - start);
  const { quarantined, missing, batteryPct, remaining } = signs;
  tell("stuck", since(signs.sameSince) > STUCK_AFTER_MS, since(signs.sameSince) > FAULTY_AFTER_MS);
  tell("apart", signs.apartSince !== null, since(signs.apartSince) > FAULTY_AFTER_MS);
  tell("quarantine", isAbove(quarantined, QUARANTINE.watch), isAbove(quarantined, QUARANTINE.faulty));
  tell("gaps", isAbove(missing, GAPS.watch), isAbove(missing, GAPS.faulty));
  tell("battery", isBelow(batteryPct, BATTERY_PCT.watch), isBelow(batteryPct, BATTERY_PCT.faulty));
  tell("drifting", remaining !== null && remaining.days < REMAINING_DAYS, remaining?.days === 0);
  const reasons = [...graves.keys()].sort(
    (a, b) => Number(graves.get(b)) - Number(graves.get(a)) || WEIGHTS[b] - WEIGHTS[a],
  );
  const taken = reasons.reduce((sum, reason) => sum + WEIGHTS[reason] * (graves.get(reason) ? 1 : 0.4), 0);
  const state = reasons.length === 0 ? "ok" : [...graves.values()].some(Boolean) ? "faulty" : "watch";
  return { state, reasons, score: Math.max(0, Math.round(100 - taken)) };
}

function isAbove(value: number | null, limit: number): boolean {
  return value !== null && value > limit;
}

function isBelow(value: number | null, limit: number): boolean {
  return value !== null && value < limit;
}
