import { TwinWatch } from "#lib/metering/detect/twin-watch.ts";
import type { TwinState } from "#lib/metering/twin/twin.ts";
import { momentsOf, type TwinHistory } from "#lib/metering/twin/twin-history.ts";
import type { TwinModel } from "#lib/metering/twin/twin-model.ts";

/** What a device read and what its twin expected at an instant; null where either is not known. */
export interface TwinPoint {
  readonly at: number;
  readonly value: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface TwinRun {
  readonly points: readonly TwinPoint[];
  /** Since when device and twin are apart at the end; null where they are not. [ms since 1970] */
  readonly partedSince: number | null;
  /** Where the twin stands at the end. */
  readonly state: TwinState;
}

/** Tells a twin a history, in order: what it expected of each moment before it was told what was, and since when they part. */
export function runTwin(model: TwinModel, history: TwinHistory): TwinRun {
  const watch = new TwinWatch(model);
  let partedSince: number | null = null;
  const points: TwinPoint[] = [];
  for (const moment of momentsOf(history)) {
    const { expected, low, high, apartSince } = watch.step(moment);
    partedSince = apartSince;
    points.push({ at: moment.at, value: moment.reported, expected, low, high });
  }
  return { points, partedSince, state: watch.save().twin };
}
