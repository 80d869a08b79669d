import type { DeviceState } from "./live-frame.ts";

/** When a device was heard, and how often it usually is. */
export interface DeviceClock {
  /** Time of its newest value. [ms since 1970] */
  readonly lastTs: number | null;
  heard(ts: number): void;
  state(at: number): DeviceState;
}

/** Nobody is called late before this, nor silent. [ms] */
const SOONEST_LATE = 30_000;
const SOONEST_SILENT = 90_000;

/** Usual pauses after which a device is late, and silent. */
const LATE = 3;
const SILENT = 6;

/** How fast the usual pause follows the pauses. */
const PACE = 0.2;

export function deviceClock(): DeviceClock {
  let lastTs: number | null = null;
  let usualMs = 0;
  return {
    get lastTs() {
      return lastTs;
    },
    heard(ts) {
      if (lastTs !== null && ts <= lastTs) return;
      // One long silence is no new habit.
      if (lastTs !== null) {
        const pause = Math.min(ts - lastTs, usualMs === 0 ? 900_000 : 4 * usualMs);
        usualMs = usualMs === 0 ? pause : usualMs + PACE * (pause - usualMs);
      }
      lastTs = ts;
    },
    state(at) {
      if (lastTs === null) return "unheard";
      const age = at - lastTs;
      if (age > Math.max(SOONEST_SILENT, SILENT * usualMs)) return "silent";
      return age > Math.max(SOONEST_LATE, LATE * usualMs) ? "late" : "ok";
    },
  };
}
