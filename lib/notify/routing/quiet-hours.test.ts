import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type QuietHours, quietUntil } from "./quiet-hours.ts";

const night: QuietHours = { from: "22:00", to: "07:00" };

function until(quiet: QuietHours, instant: string, zone: string): string | null {
  const isHoliday = (date: string) => date === "2026-12-25" || date === "2026-12-26";
  const end = quietUntil(quiet, Date.parse(instant), { zone, isHoliday });
  return end === null ? null : new Date(end).toISOString().replace(":00.000Z", "Z");
}

describe("quietUntil()", () => {
  it.each<[string, QuietHours, string, string, string | null]>([
    ["evening", night, "2026-11-27T23:00+09:00", "Asia/Seoul", "2026-11-27T22:00Z"],
    ["their first minute", night, "2026-11-27T22:00+09:00", "Asia/Seoul", "2026-11-27T22:00Z"],
    ["the minute before", night, "2026-11-27T21:59+09:00", "Asia/Seoul", null],
    ["after midnight", night, "2026-11-28T06:59+09:00", "Asia/Seoul", "2026-11-27T22:00Z"],
    ["their end", night, "2026-11-28T07:00+09:00", "Asia/Seoul", null],
    ["within a day", { from: "12:00", to: "13:30" }, "2026-11-27T12:15+09:00", "Asia/Seoul", "2026-11-27T04:30Z"],
    ["after such", { from: "12:00", to: "13:30" }, "2026-11-27T13:30+09:00", "Asia/Seoul", null],
    ["a zone 15 minutes off", night, "2026-11-27T23:00+05:45", "Asia/Kathmandu", "2026-11-28T01:15Z"],
    // 2026-11-27 is a Friday.
    ["a day that is named", { ...night, days: [5] }, "2026-11-27T23:00+09:00", "Asia/Seoul", "2026-11-27T22:00Z"],
    ["the morning after it", { ...night, days: [5] }, "2026-11-28T06:00+09:00", "Asia/Seoul", "2026-11-27T22:00Z"],
    ["the evening after it", { ...night, days: [5] }, "2026-11-28T23:00+09:00", "Asia/Seoul", null],
    ["the morning of it", { ...night, days: [5] }, "2026-11-27T06:00+09:00", "Asia/Seoul", null],
    ["the last night of a year", night, "2027-01-01T00:30+09:00", "Asia/Seoul", "2026-12-31T22:00Z"],
    ["a leap day", night, "2028-02-29T23:00+09:00", "Asia/Seoul", "2028-02-29T22:00Z"],
    // Clocks go forward on 2026-03-29 at 02:00 in Berlin: that night has eight hours.
    ["a night that is shorter", night, "2026-03-28T22:00+01:00", "Europe/Berlin", "2026-03-29T05:00Z"],
    ["a shorter night's end", night, "2026-03-29T07:00+02:00", "Europe/Berlin", null],
    [
      "an end that clocks skip",
      { from: "22:00", to: "02:30" },
      "2026-03-29T00:00+01:00",
      "Europe/Berlin",
      "2026-03-29T01:30Z",
    ],
    // And back on 2026-10-25 at 03:00: ten hours.
    ["a night that is longer", night, "2026-10-24T22:00+02:00", "Europe/Berlin", "2026-10-25T06:00Z"],
    ["a longer night's last hour", night, "2026-10-25T06:30+01:00", "Europe/Berlin", "2026-10-25T06:00Z"],
    [
      "an end that comes twice",
      { from: "22:00", to: "02:30" },
      "2026-10-25T00:00+02:00",
      "Europe/Berlin",
      "2026-10-25T00:30Z",
    ],
    ["the second of two such hours", { from: "22:00", to: "02:30" }, "2026-10-25T02:15+01:00", "Europe/Berlin", null],
    ["a holiday at noon", { ...night, holidays: true }, "2026-12-25T12:00+09:00", "Asia/Seoul", "2026-12-26T22:00Z"],
    ["the evening before", { ...night, holidays: true }, "2026-12-24T23:00+09:00", "Asia/Seoul", "2026-12-26T22:00Z"],
    ["a holiday that is not", night, "2026-12-25T12:00+09:00", "Asia/Seoul", null],
    [
      "the last of holidays without a night after",
      { ...night, days: [1], holidays: true },
      "2026-12-25T12:00+09:00",
      "Asia/Seoul",
      "2026-12-26T15:00Z",
    ],
  ])("%s", (_, quiet, instant, zone, end) => {
    expect(until(quiet, instant, zone)).toBe(end);
  });

  it("gives an end that is later and no longer in the same hours", async () => {
    const zones = ["Asia/Seoul", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"];
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
    let inside = 0;
    await fc.assert(
      fc.property(
        time,
        time,
        fc.integer({ min: 1.7e9, max: 1.9e9 }),
        fc.constantFrom(...zones),
        fc.boolean(),
        (from, to, s, zone, holidays) => {
          fc.pre(from !== to);
          // Every tenth of a month and the day after.
          const site = { zone, isHoliday: (date: string) => /1[01]$/.test(date) };
          const end = quietUntil({ from, to, holidays }, s * 1000, site);
          if (end === null) return;
          inside++;
          expect(end).toBeGreaterThan(s * 1000);
          expect(end - s * 1000).toBeLessThanOrEqual((holidays ? 97 : 25) * 3_600_000);
          expect(quietUntil({ from, to, holidays }, end, site)).toBe(null);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
    expect(inside).toBeGreaterThan(50);
  });
});
