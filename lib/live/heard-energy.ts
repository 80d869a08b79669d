import type { LiveFrame } from "./live-frame.ts";
import { QUARTER_MS, type QuarterEnergy } from "./today.ts";

/** Energy as it is heard: power over the time between two frames. */
export interface HeardEnergy {
  take(frame: Pick<LiveFrame, "at" | "load" | "pv" | "isStarting">): void;
  quarters(): QuarterEnergy[];
}

/** A longer pause between frames is a gap. [ms] */
const LONGEST_STEP_MS = 5000;
const ENOUGH = 0.9;
const KEPT = 100;

export function heardEnergy(): HeardEnergy {
  const quarters = new Map<number, { load: number; pv: number; ms: number }>();
  let last: { at: number; load: number; pv: number } | undefined;
  return {
    take({ at, load, pv, isStarting }) {
      const isKnown =
        !isStarting && load.w !== null && load.known >= ENOUGH * load.listed && pv.known >= ENOUGH * pv.listed;
      const now = isKnown ? { at, load: load.w as number, pv: pv.w ?? 0 } : undefined;
      if (now && last && at > last.at && at - last.at <= LONGEST_STEP_MS) {
        const key = Math.floor(last.at / QUARTER_MS) * QUARTER_MS;
        const quarter = quarters.get(key) ?? { load: 0, pv: 0, ms: 0 };
        const ms = at - last.at;
        quarters.set(key, {
          load: quarter.load + (ms * (last.load + now.load)) / 2,
          pv: quarter.pv + (ms * (last.pv + now.pv)) / 2,
          ms: quarter.ms + ms,
        });
        for (const old of quarters.keys()) {
          if (quarters.size <= KEPT) break;
          quarters.delete(old);
        }
      }
      last = now;
    },
    quarters: () =>
      [...quarters].map(([at, { load, pv, ms }]) => ({
        at,
        loadKwh: load / 3.6e9,
        pvKwh: pv / 3.6e9,
        coverage: Math.min(1, ms / QUARTER_MS),
      })),
  };
}
