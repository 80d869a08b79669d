import { describe, expect, it } from "vitest";
import { yearClock } from "./year-clock.ts";

const site = { latitude: 37.5, longitude: 127, utcOffset: 9, elevation: 50 };
const at = (iso: string) => Date.parse(`${iso}+09:00`);
const clockOf = (...starts: string[]) => yearClock({ site, start: Float64Array.from(starts, at) });

describe("yearClock()", () => {
  it("puts intervals of several years into one, by the clock of their place", () => {
    const { hours, hourOf } = clockOf("2003-01-01T00:00", "2011-02-28T23:30", "1998-03-01T00:00", "2020-12-31T23:00");
    expect(hours).toBe(8760);
    expect([...hourOf]).toEqual([0, 59 * 24 - 1, 59 * 24, 8759]);
  });

  it("has a day more where the weather has a 29 February", () => {
    const { hours, hourOf, monthOf } = clockOf("2024-02-29T12:00", "2024-03-01T00:00", "2024-12-31T23:00");
    expect(hours).toBe(8784);
    expect([...hourOf]).toEqual([59 * 24 + 12, 60 * 24, 8783]);
    expect([monthOf[59 * 24 + 12], monthOf[60 * 24]]).toEqual([1, 2]);
  });

  it("knows the month of every hour", () => {
    const { monthOf } = clockOf("2023-01-01T00:00");
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    days.forEach((count, month) => {
      expect(monthOf.filter((each) => each === month)).toHaveLength(24 * count);
    });
  });
});
