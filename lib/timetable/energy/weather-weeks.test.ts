import { describe, expect, it } from "vitest";
import type { Weather } from "#lib/pv/weather.ts";
import { energyWeeks } from "./energy-weeks.ts";
import { sampleYear } from "./sample-fixture.ts";
import { typicalWeeks } from "./typical-weeks.ts";
import { TERM_MONTHS, weatherWeeks } from "./weather-weeks.ts";

const year = sampleYear();
const weeks = weatherWeeks(year, TERM_MONTHS);
const FACTS = { krwPerKwh: ({ month }: { month: number }) => month, kgCo2ePerKwh: () => 0.4 };
const SLOTS = [
  { startMin: 540, endMin: 615 },
  { startMin: 630, endMin: 720 },
];

describe("weatherWeeks()", () => {
  it("finds the weeks of both terms from Mondays on, none over another, none with a gap", () => {
    expect(weeks.length).toBeGreaterThan(30);
    expect(weeks[0]).toMatchObject({ label: "2023-03-06", month: 3 });
    for (const { label, month } of weeks) {
      expect(new Date(label).getUTCDay()).toBe(1);
      expect([1, 2, 7, 8]).not.toContain(month);
    }
    const ghi = Float64Array.from(year.ghi);
    ghi[weeks[1]!.dayAt[3]! + 12] = Number.NaN;
    const torn: Weather = { ...year, ghi };
    expect(weatherWeeks(torn, TERM_MONTHS).map(({ label }) => label)).toEqual(
      weeks.filter((_, i) => i !== 1).map(({ label }) => label),
    );
  });
});

describe("typicalWeeks()", () => {
  it("takes a dull and a sunny week of cold, mild and warm ones", () => {
    const chosen = typicalWeeks(year, weeks);
    expect(chosen).toHaveLength(6);
    const mean = (column: Float64Array, { dayAt }: (typeof weeks)[number]) =>
      column.slice(dayAt[0], dayAt[7]).reduce((a, b) => a + b) / 168;
    const temps = chosen.map((week) => mean(year.tempAir, week)).sort((a, b) => a - b);
    const all = weeks.map((week) => mean(year.tempAir, week)).sort((a, b) => a - b);
    const third = Math.round(all.length / 3);
    expect(temps.filter((t) => t < all[third]!)).toHaveLength(2);
    expect(temps.filter((t) => t >= all[Math.round((2 * all.length) / 3)]!)).toHaveLength(2);
    expect(typicalWeeks(year, weeks)).toEqual(chosen);
    expect(typicalWeeks(year, weeks.slice(0, 4))).toEqual(weeks.slice(0, 4));
  });
});

describe("energyWeeks()", () => {
  it("gives each period the part of the hours that lies within it, and prices by month", () => {
    const ac = Float64Array.from({ length: 8760 }, (_, i) => 1000 * (i % 24));
    const [week] = energyWeeks(year, weeks.slice(0, 1), 5, SLOTS, { ...FACTS, ac });
    // 9:00 to 10:15: an hour of 9 kW and a quarter of 10 kW; 10:30 to 12:00: half an hour of 10 kW and an hour of 11 kW.
    expect(Array.from(week!.pvKwh.slice(0, 4))).toEqual([11.5, 16, 11.5, 16].map((kwh) => expect.closeTo(kwh, 9)));
    expect(week!.pvKwh).toHaveLength(10);
    expect(week!.krwPerKwh[3]).toBe(3);
    expect(week!.hourTempOut).toHaveLength(168);
    expect(week!.hourTempOut[30]).toBe(year.tempAir[weeks[0]!.dayAt[1]! + 6]);
    expect([...week!.otherKwh]).toEqual(new Array(10).fill(0));
  });

  it("never counts what inverters draw at night as generation, and takes what else is used as it is told", () => {
    const ac = new Float64Array(8760).fill(-5);
    const otherKwh = (_: unknown, { day, startMin }: { day: number; startMin: number }) => day * 1000 + startMin;
    const [week] = energyWeeks(year, weeks.slice(0, 1), 5, SLOTS, { ...FACTS, ac, otherKwh });
    expect(week!.pvKwh.every((kwh) => kwh === 0)).toBe(true);
    expect(week!.otherKwh[9]).toBe(4630);
  });
});
