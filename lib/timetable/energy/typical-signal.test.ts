import { describe, expect, it } from "vitest";
import { typicalSignal } from "./typical-signal.ts";

const SLOTS = [
  { startMin: 9 * 60, endMin: 10 * 60 + 15 },
  { startMin: 13 * 60, endMin: 14 * 60 },
];
const rows = (month: number, isWeekend: boolean, without = -1) =>
  Array.from({ length: 24 }, (_, hour) => ({ month, is_weekend: isWeekend, hour, value: month + hour / 100 }))
    .filter(({ hour }) => hour !== without)
    .reverse();

describe("typicalSignal()", () => {
  it("is the mean of the hours that a period lies in, by its minutes, of its month and kind of day", () => {
    const { missing, at } = typicalSignal([...rows(3, false), ...rows(9, true)], [3], 5, SLOTS);
    expect(missing).toEqual([]);
    expect(at({ month: 3, day: 4, ...SLOTS[0]! })).toBeCloseTo(3 + (60 * 0.09 + 15 * 0.1) / 75, 12);
    expect(at({ month: 3, day: 0, ...SLOTS[1]! })).toBe(3.13);
    expect(at({ month: 9, day: 6, ...SLOTS[1]! })).toBe(9.13);
    expect(at({ month: 3, day: 5, ...SLOTS[1]! })).toBeNaN();
  });

  it("names the months in which a period lacks an hour, weekends where there are lectures on them", () => {
    const known = [...rows(3, false), ...rows(4, false, 10), ...rows(5, false, 12)];
    expect(typicalSignal(known, [5, 4, 3, 6, 4], 5, SLOTS).missing).toEqual([4, 6]);
    expect(typicalSignal(known, [3], 6, SLOTS).missing).toEqual([3]);
    expect(typicalSignal([], [3], 5, SLOTS).missing).toEqual([3]);
  });
});
