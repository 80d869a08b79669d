import { describe, expect, it } from "vitest";
import { timeTicks } from "./time-axis.ts";

const ticks = (from: string, to: string, zone: string, most: number, language = "en") =>
  timeTicks(Date.parse(from), Date.parse(to), zone, language, most);
const texts = (...of: Parameters<typeof ticks>) => ticks(...of).map(({ text }) => text);

describe("timeTicks()", () => {
  it("stands at Seoul's midnights, wherever it runs", () => {
    expect(process.env.TZ).toBe("Asia/Kathmandu");
    const days = ticks("2024-05-30T15:00:00Z", "2024-06-03T15:00:00Z", "Asia/Seoul", 6);
    expect(days.map(({ at }) => at.toISOString().slice(0, 16))).toEqual([
      "2024-05-30T15:00",
      "2024-05-31T15:00",
      "2024-06-01T15:00",
      "2024-06-02T15:00",
    ]);
    expect(days.map(({ text }) => text)).toEqual(["May 31", "Jun 1", "2", "3"]);
  });

  it("keeps the clock's hours over Berlin's days of 23 and 25 hours", () => {
    const spring = ticks("2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z", "Europe/Berlin", 8);
    expect(spring.map(({ text }) => text)).toEqual([
      "Mar 31",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
      "15:00",
      "18:00",
      "21:00",
    ]);
    expect(spring[1]?.at.toISOString()).toBe("2024-03-31T01:00:00.000Z");
    const autumn = ticks("2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z", "Europe/Berlin", 9);
    expect(autumn.map(({ text }) => text)).toEqual([
      "Oct 27",
      "03:00",
      "06:00",
      "09:00",
      "12:00",
      "15:00",
      "18:00",
      "21:00",
    ]);
    expect(autumn[1]?.at.toISOString()).toBe("2024-10-27T02:00:00.000Z");
  });

  it("says months with the year where it changes, in the reader's language, and years alone", () => {
    expect(texts("2023-11-01T00:00:00Z", "2024-03-01T00:00:00Z", "UTC", 6)).toEqual([
      "Nov 2023",
      "Dec",
      "Jan 2024",
      "Feb",
    ]);
    expect(texts("2023-12-01T00:00:00Z", "2024-02-01T00:00:00Z", "UTC", 3, "ko")[0]).toMatch(/2023년 12월/);
    expect(texts("2015-01-01T00:00:00Z", "2025-01-01T00:00:00Z", "UTC", 6)).toEqual([
      "2016",
      "2018",
      "2020",
      "2022",
      "2024",
    ]);
  });

  it("never gives more than asked, from an hour to a century", () => {
    for (const length of [36e5, 9e6, 864e5, 3e8, 2e9, 8e9, 4e10, 2e11, 9e11]) {
      for (const most of [2, 5, 12]) {
        const found = timeTicks(1.7e12, 1.7e12 + length, "Asia/Seoul", "en", most);
        expect(found.length, `${length} ${most}`).toBeLessThanOrEqual(Math.max(most + 1, length / 3155e8));
        expect(new Set(found.map(({ at }) => at.getTime())).size).toBe(found.length);
      }
    }
  });

  it("gives nothing for an empty span", () => {
    expect(timeTicks(5, 5, "UTC", "en", 5)).toEqual([]);
  });
});
