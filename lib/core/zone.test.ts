import { describe, expect, it } from "vitest";
import { instantOf, wallTime } from "./zone.ts";

const at = (text: string) => Date.parse(text);
const wall = (year: number, month: number, day: number, hour = 0, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
});

describe("wallTime() and instantOf()", () => {
  it("are inverse in zones without changes, whatever the machine's own zone", () => {
    expect(wallTime(at("2024-05-31T15:30:00Z"), "Asia/Seoul")).toEqual(wall(2024, 6, 1, 0, 30));
    expect(instantOf(wall(2024, 6, 1, 0, 30), "Asia/Seoul")).toBe(at("2024-05-31T15:30:00Z"));
  });

  it("give Berlin's days of 23 and 25 hours", () => {
    const hours = (month: number, day: number) =>
      (instantOf(wall(2024, month, day + 1), "Europe/Berlin") - instantOf(wall(2024, month, day), "Europe/Berlin")) /
      3_600_000;
    expect([hours(3, 30), hours(3, 31), hours(10, 27)]).toEqual([24, 23, 25]);
  });

  it("take the first of two equal times, and put a skipped one as much later", () => {
    expect(instantOf(wall(2024, 10, 27, 2, 30), "Europe/Berlin")).toBe(at("2024-10-27T00:30:00Z"));
    expect(instantOf(wall(2024, 3, 31, 2, 30), "Europe/Berlin")).toBe(at("2024-03-31T01:30:00Z"));
  });

  it("carry fields beyond their range over", () => {
    expect(instantOf(wall(2024, 3, 0), "Asia/Seoul")).toBe(at("2024-02-28T15:00:00Z"));
  });

  it("refuse a zone that is none", () => {
    expect(() => wallTime(0, "Asia/Nowhere")).toThrow(RangeError);
  });
});
