import { describe, expect, it } from "vitest";
import { carbonMass, differenceOf, hourText, kilowatts, weekdayText, won } from "./live-text.ts";

const AT = Date.parse("2026-11-24T14:20:00+09:00");
const week = new Array(168).fill(null);
week[24 + 14] = { p10: 90, p50: 100, p90: 110, days: 4 };

describe("what the live page says", () => {
  it("a missing number is a dash, never 0", () => {
    expect([kilowatts(null, "en"), won(null, "ko").value, carbonMass(null, "ko").value]).toEqual(["–", "–", "–"]);
    expect(kilowatts(0, "en")).toBe("0.0");
  });

  it("units follow size", () => {
    expect([kilowatts(1_284_000, "en"), kilowatts(23_450, "en")]).toEqual(["1,284", "23.5"]);
    expect(carbonMass(6310, "en")).toEqual({ value: "6.31", unit: "tCO₂e" });
    expect(won(1_932_400, "ko")).toEqual({ value: "1,932", unit: "천원" });
  });

  it("differenceOf() is against the median of the same hour and weekday in the site's zone", () => {
    expect(differenceOf(94_000, week, AT, "Asia/Seoul")).toMatchObject({ isUnusual: false });
    expect(differenceOf(94_000, week, AT, "Asia/Seoul")?.share).toBeCloseTo(-0.06, 9);
    expect(differenceOf(120_000, week, AT, "Asia/Seoul")?.isUnusual).toBe(true);
    expect(differenceOf(94_000, week, AT, "Europe/Berlin")).toBeNull();
    expect(differenceOf(null, week, AT, "Asia/Seoul")).toBeNull();
  });

  it("hours and weekdays are those of the site", () => {
    expect([hourText(AT, "Asia/Seoul", "ko"), weekdayText(AT, "Asia/Seoul", "ko")]).toEqual(["14시", "화요일"]);
    expect(hourText(AT, "Asia/Seoul", "en")).toBe("14:00");
  });
});
