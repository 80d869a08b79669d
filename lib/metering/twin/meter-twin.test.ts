import { describe, expect, it } from "vitest";
import { calibrateTwin } from "./calibrate-twin.ts";
import type { MeterModel } from "./meter-model.ts";
import { openTwin } from "./open-twin.ts";
import { seededNoise } from "./seeded-noise.ts";
import { momentsOf, type TwinHistory } from "./twin-history.ts";
import { workingWeek } from "./week-calendar.ts";

const QUARTER = 900_000;
const START = Date.parse("2026-03-02T00:00:00+09:00");
const HOLIDAY = "2026-03-17";
const calendar = workingWeek("Asia/Seoul", [HOLIDAY]);

/** Weeks of an office: busy from 9 to 18 o'clock on working days, half as much light on Saturdays; 2 March 2026 is a Monday. */
function office(days: number, seed = 1, scale: (day: number) => number = () => 1): TwinHistory {
  const noise = seededNoise(seed);
  const at = Float64Array.from({ length: days * 96 }, (_, i) => START + i * QUARTER);
  const reported = at.map((_, i) => {
    const [day, hour] = [Math.floor(i / 96), (i % 96) / 4];
    const isHoliday = day === 15;
    const busy = isHoliday || day % 7 === 6 ? 0 : day % 7 === 5 ? 0.5 : 1;
    return scale(day) * (300 + (hour >= 9 && hour < 18 ? 1000 * busy : 0)) * (1 + 0.05 * noise());
  });
  return { at, reported, drivers: {} };
}

const REQUEST = { kind: "meter", metric: "power_w", calendar } as const;
const model = calibrateTwin(REQUEST, office(56), START) as MeterModel;
const expectedAt = (time: string) => openTwin(model).step({ at: Date.parse(time), reported: null });

describe("calibrateTwin() of a meter", () => {
  it("learns median and band of each quarter by type of day", () => {
    const busy = expectedAt("2026-04-29T10:00:00+09:00");
    expect(Math.abs(busy.expected! / 1300 - 1)).toBeLessThan(0.03);
    expect(Math.abs(busy.low! / (1300 * (1 - 0.0822)) - 1)).toBeLessThan(0.04);
    expect(Math.abs(busy.high! / (1300 * (1 + 0.0822)) - 1)).toBeLessThan(0.04);
    expect(Math.abs(expectedAt("2026-05-02T10:00:00+09:00").expected! / 800 - 1)).toBeLessThan(0.03);
    expect(Math.abs(expectedAt("2026-05-03T10:00:00+09:00").expected! / 300 - 1)).toBeLessThan(0.03);
    expect(model.calibration!.cvRmse).toBeLessThan(10);
    expect(Math.abs(model.calibration!.nmbe!)).toBeLessThan(2);
  });

  it("takes a holiday for a Sunday, and a day of a type that was not seen for any day", () => {
    expect(Math.abs(expectedAt(`${HOLIDAY}T10:00:00+09:00`).expected! / 300 - 1)).toBeLessThan(0.03);
    const exams = { ...model, calendar: { ...calendar, days: { "2026-05-03": "exams" } } };
    const at = Date.parse("2026-05-03T10:00:00+09:00");
    expect(openTwin(exams).step({ at, reported: null }).expected).toBeGreaterThan(1000);
  });

  it("is not moved by a few odd days", () => {
    const odd = office(56);
    for (let i = 8 * 96; i < 10 * 96; i++) odd.reported[i] = 9000;
    const other = calibrateTwin(REQUEST, odd, START) as MeterModel;
    const busy = openTwin(other).step({ at: Date.parse("2026-04-29T10:00:00+09:00"), reported: null });
    expect(Math.abs(busy.expected! / 1300 - 1)).toBeLessThan(0.03);
  });

  it("refuses a history of two days, and what is missing is no load of 0", () => {
    expect(() => calibrateTwin(REQUEST, office(2), START)).toThrow(/needs readings of three days, has those of 2/);
    const gaps = office(28);
    gaps.reported.fill(Number.NaN, 0, 14 * 96);
    const other = calibrateTwin(REQUEST, gaps, START) as MeterModel;
    expect(other.profile.workday!.days).toBe(9);
    expect(Math.min(...other.profile["*"]!.low.map(Number))).toBeGreaterThan(200);
  });
});

describe("openTwin() of a meter", () => {
  it("holds nine readings in ten of weeks that it has not seen", () => {
    const twin = openTwin(model);
    let [within, count] = [0, 0];
    for (const moment of momentsOf(office(70, 2))) {
      const { low, high } = twin.step(moment);
      if (moment.at < START + 56 * 96 * QUARTER) continue;
      count++;
      if (moment.reported! >= low! && moment.reported! <= high!) within++;
    }
    expect(within / count).toBeGreaterThan(0.82);
    expect(within / count).toBeLessThan(0.95);
  });

  it("follows a slow change of level, but neither a fault of hours nor, with no days, anything", () => {
    const last = (history: TwinHistory, of = model) => {
      const twin = openTwin(of);
      let expected = Number.NaN;
      for (const moment of momentsOf(history)) expected = twin.step(moment).expected!;
      return expected;
    };
    const grown = office(98, 1, (day) => 1 + 0.3 * Math.min(1, day / 60));
    expect(last(grown) / last(office(98))).toBeGreaterThan(1.2);
    expect(last(grown, { ...model, levelDays: 0 })).toBe(last(office(98), { ...model, levelDays: 0 }));
    const fault = office(98);
    fault.reported.fill(20_000, fault.reported.length - 24);
    expect(last(fault) / last(office(98))).toBeLessThan(1.02);
  });

  it("counts quarters on the clock of its zone where clocks change", () => {
    const profile = { "*": { low: day(0), mid: day(1), high: day(2), days: 30 } };
    const berlin: MeterModel = { ...model, calendar: workingWeek("Europe/Berlin"), levelDays: 0, profile };
    const twin = openTwin(berlin);
    const quarters = [
      "2026-03-29T00:45:00Z",
      "2026-03-29T01:00:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
    ].map((time) => twin.step({ at: Date.parse(time), reported: null }).expected);
    expect(quarters).toEqual([107, 112, 110, 110]);
  });
});

/** Values that tell their quarter: 100 and its number, times. */
function day(times: number): number[] {
  return Array.from({ length: 96 }, (_, quarter) => times * (100 + quarter));
}
