import type { SlotTime } from "./slot-time.ts";

/** A piece of a day in which nothing changes but the room. */
export interface DaySegment {
  /** [s] */
  readonly seconds: number;
  /** Hour of the day it lies in. [h] */
  readonly hour: number;
  /** Period it lies in; -1: none. */
  readonly slot: number;
  /** Period that begins so soon after it that a room is made ready for it; -1: none. */
  readonly aheadOf: number;
}

const DAY_MIN = 1440;

/**
 * Cuts a day at its hours, at the starts and ends of its periods, and where making ready for one begins.
 *
 * @param slots Periods of the day, in order, none over another.
 * @param aheadMin How long before a period a room is made ready. [min]
 * @returns The pieces from midnight to midnight, none longer than an hour.
 */
export function daySegments(slots: readonly SlotTime[], aheadMin: number): DaySegment[] {
  const cuts = new Set<number>();
  for (let minute = 0; minute <= DAY_MIN; minute += 60) cuts.add(minute);
  for (const { startMin, endMin } of slots) {
    for (const minute of [startMin - aheadMin, startMin, endMin]) {
      if (minute >= 0 && minute <= DAY_MIN) cuts.add(minute);
    }
  }
  const order = [...cuts].sort((a, b) => a - b);
  return order.slice(1).map((end, i) => {
    const start = order[i]!;
    return {
      seconds: (end - start) * 60,
      hour: Math.floor(start / 60),
      slot: slots.findIndex(({ startMin, endMin }) => start >= startMin && start < endMin),
      aheadOf: slots.findIndex(({ startMin }) => startMin > start && startMin - start <= aheadMin),
    };
  });
}
