import type { DischargePower } from "./battery.ts";

/** What systems other than Linux tell of a battery. */
export interface BatteryCharge {
  readonly isCharging: boolean;
  readonly acConnected: boolean;
  readonly currentCapacity: number;
  readonly capacityUnit: string;
}

/** A gauge moves in steps: sooner than this, two of its values say nothing of a rate. [s] */
const LEAST_SECONDS = 60;
/** Asking starts a program there. [s] */
const ASK_SECONDS = 20;

/** Power from how fast a battery's charge falls, for systems that tell no rate: known after a minute on battery. */
export function drainPower(charge: () => Promise<BatteryCharge>, nowSeconds: () => number): DischargePower {
  let from: { readonly at: number; readonly wattHours: number } | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let watts: number | null = null;
  return async () => {
    const at = nowSeconds();
    if (at - askedAt < ASK_SECONDS) return watts;
    askedAt = at;
    const { isCharging, acConnected, currentCapacity, capacityUnit } = await charge().catch((error: unknown) => {
      // Until it is asked again nothing is known.
      from = null;
      watts = null;
      throw error;
    });
    if (isCharging || acConnected || capacityUnit !== "mWh" || !(currentCapacity > 0)) {
      from = null;
      watts = null;
      return null;
    }
    const wattHours = currentCapacity / 1000;
    if (!from) from = { at, wattHours };
    else if (at - from.at >= LEAST_SECONDS && wattHours < from.wattHours) {
      watts = ((from.wattHours - wattHours) * 3600) / (at - from.at);
      from = { at, wattHours };
    }
    return watts;
  };
}
