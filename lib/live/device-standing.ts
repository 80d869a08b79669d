import type { ReadingsHealth } from "#lib/metering/detect/device-health.ts";

/** `fault`: somebody should act; `warning`: somebody should look; `unknown`: never heard; `off`: retired. */
export type StandingLevel = "ok" | "warning" | "fault" | "unknown" | "off";

/** Why a device does as it does. Times in ms since 1970. */
export type StandingReason =
  | { readonly kind: "silent" | "late"; readonly since: number }
  | { readonly kind: "unheard" | "retired" }
  | { readonly kind: "outside"; readonly metrics: readonly string[] }
  | { readonly kind: "alarms"; readonly count: number }
  | { readonly kind: "parted" | "stuck"; readonly since: number }
  | { readonly kind: "gaps"; readonly share: number }
  | { readonly kind: "battery"; readonly percent: number }
  | { readonly kind: "drifting" };

export interface DeviceStanding {
  readonly level: StandingLevel;
  readonly reasons: readonly StandingReason[];
}

/** What is known of a device that says how it does. */
export interface StandingSigns {
  readonly status: "new" | "known" | "retired";
  readonly lastSeen: number | null;
  readonly outside: readonly string[];
  readonly alarms: number;
  readonly worst: number | null;
  /** Since when it differs from its twin; null where it does not, or has none. */
  readonly partedSince?: number | null;
  /** Health by its readings; null or undefined where nobody looked at them. */
  readonly readings?: ReadingsHealth | null | undefined;
}

/** The registry hears of devices every half minute or so: twice that is no delay yet. [ms] */
const LATE_MS = 120_000;
const SILENT_MS = 600_000;
/** From this severity on an alarm is a fault of its device. */
const SEVERE = 700;

/** Whether a device has parted from its twin. */
export function hasParted({ reasons }: DeviceStanding): boolean {
  return reasons.some(({ kind }) => kind === "parted");
}

/** How a device does, and why: the reasons in the order of their weight. */
export function deviceStanding(signs: StandingSigns, now: number): DeviceStanding {
  const { status, lastSeen, outside, alarms, worst, partedSince = null, readings } = signs;
  if (status === "retired") return { level: "off", reasons: [{ kind: "retired" }] };
  const age = lastSeen === null ? null : now - lastSeen;
  const isSilent = age !== null && age > SILENT_MS;
  const isLate = age !== null && !isSilent && age > LATE_MS;
  const isSevere = alarms > 0 && (worst ?? 0) >= SEVERE;
  const reasons: StandingReason[] = [
    ...(isSilent && lastSeen !== null ? [{ kind: "silent" as const, since: lastSeen }] : []),
    ...(alarms > 0 ? [{ kind: "alarms" as const, count: alarms }] : []),
    ...(partedSince === null ? [] : [{ kind: "parted" as const, since: partedSince }]),
    ...(readings ? readingReasons(readings) : []),
    ...(outside.length > 0 ? [{ kind: "outside" as const, metrics: outside }] : []),
    ...(isLate && lastSeen !== null ? [{ kind: "late" as const, since: lastSeen }] : []),
    ...(lastSeen === null ? [{ kind: "unheard" as const }] : []),
  ];
  if (isSilent || isSevere || readings?.state === "faulty") return { level: "fault", reasons };
  const isWatched = partedSince !== null || readings?.state === "watch";
  if (alarms > 0 || outside.length > 0 || isLate || isWatched) return { level: "warning", reasons };
  return { level: lastSeen === null ? "unknown" : "ok", reasons };
}

/** What readings say beyond what the registry knows: silence and parting are told already. */
function readingReasons({ reasons, sameSince, missing, batteryPct }: ReadingsHealth): StandingReason[] {
  return reasons.flatMap((reason): StandingReason[] => {
    if (reason === "stuck" && sameSince !== null) return [{ kind: "stuck", since: sameSince }];
    if (reason === "gaps" && missing !== null) return [{ kind: "gaps", share: missing }];
    if (reason === "battery" && batteryPct !== null) return [{ kind: "battery", percent: batteryPct }];
    return reason === "drifting" ? [{ kind: "drifting" }] : [];
  });
}
