/** `fault`: somebody should act; `warning`: somebody should look; `unknown`: never heard; `off`: retired. */
export type HealthLevel = "ok" | "warning" | "fault" | "unknown" | "off";

/** Why a device does as it does. Times in ms since 1970. */
export type HealthReason =
  | { readonly kind: "silent" | "late"; readonly since: number }
  | { readonly kind: "unheard" | "retired" }
  | { readonly kind: "outside"; readonly metrics: readonly string[] }
  | { readonly kind: "alarms"; readonly count: number }
  | { readonly kind: "parted"; readonly since: number };

export interface DeviceHealth {
  readonly level: HealthLevel;
  readonly reasons: readonly HealthReason[];
}

/** What is known of a device that says how it does. */
export interface HealthSigns {
  readonly status: "new" | "known" | "retired";
  readonly lastSeen: number | null;
  readonly outside: readonly string[];
  readonly alarms: number;
  readonly worst: number | null;
  /** Since when it differs from its twin; null where it does not, or has none. */
  readonly partedSince?: number | null;
}

/** The registry hears of devices every half minute or so: twice that is no delay yet. [ms] */
const LATE_MS = 120_000;
const SILENT_MS = 600_000;
/** From this severity on an alarm is a fault of its device. */
const SEVERE = 700;

/** How a device does, and why: the reasons in the order of their weight. */
export function deviceHealth(signs: HealthSigns, now: number): DeviceHealth {
  const { status, lastSeen, outside, alarms, worst, partedSince = null } = signs;
  if (status === "retired") return { level: "off", reasons: [{ kind: "retired" }] };
  const age = lastSeen === null ? null : now - lastSeen;
  const isSilent = age !== null && age > SILENT_MS;
  const isLate = age !== null && !isSilent && age > LATE_MS;
  const isSevere = alarms > 0 && (worst ?? 0) >= SEVERE;
  const reasons: HealthReason[] = [
    ...(isSilent && lastSeen !== null ? [{ kind: "silent" as const, since: lastSeen }] : []),
    ...(alarms > 0 ? [{ kind: "alarms" as const, count: alarms }] : []),
    ...(partedSince === null ? [] : [{ kind: "parted" as const, since: partedSince }]),
    ...(outside.length > 0 ? [{ kind: "outside" as const, metrics: outside }] : []),
    ...(isLate && lastSeen !== null ? [{ kind: "late" as const, since: lastSeen }] : []),
    ...(lastSeen === null ? [{ kind: "unheard" as const }] : []),
  ];
  if (isSilent || isSevere) return { level: "fault", reasons };
  if (alarms > 0 || outside.length > 0 || isLate || partedSince !== null) return { level: "warning", reasons };
  return { level: lastSeen === null ? "unknown" : "ok", reasons };
}
