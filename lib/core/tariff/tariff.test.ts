import { describe, expect, it } from "vitest";
import table from "../../../data/reference/tariffs.json" with { type: "json" };
import { readTariffs, type TariffTable } from "./read-tariffs.ts";
import { tariffDay } from "./tariff-day.ts";
import { tariffPrice } from "./tariff-price.ts";

const tariffs = readTariffs(table);
const of = (id: string) => tariffs.find((each) => each.id === id)!;
const HOUR = (hour: number) => ({ startMin: 60 * hour, endMin: 60 * hour + 60 });

describe("the published tariffs", () => {
  it("each say where they were read and since when, and the one that is shown has one price a season", () => {
    expect(tariffs.length).toBeGreaterThan(2);
    for (const { source, effective } of tariffs) {
      expect(source).toContain("KEPCO");
      expect(effective).toMatch(/^2026-/);
    }
    expect(of(table.shown).isByHour).toBe(false);
    expect(tariffs.filter(({ isByHour }) => isByHour)).toHaveLength(2);
  });

  // Oracle: KEPCO's table of 2026-06-01, 교육용전력(을) 고압A 선택Ⅱ, by hand.
  it("give an educational site its price by season, band of load and kind of day", () => {
    const price = (month: number, weekday: number, hour: number) =>
      tariffPrice(of("kepco-education-b-high-a-2"), { month, day: tariffDay(weekday), ...HOUR(hour) });
    expect([7, 9, 15, 20, 21, 22].map((hour) => price(7, 0, hour))).toEqual([72, 116.7, 182.6, 182.6, 116.7, 72]);
    expect([8, 9, 11, 12, 16, 18, 19].map((hour) => price(12, 4, hour))).toEqual([
      115.2, 153.9, 153.9, 115.2, 153.9, 153.9, 115.2,
    ]);
    expect([10, 16].map((hour) => price(4, 5, hour))).toEqual([86.4, 86.4]);
    expect([10, 16].map((hour) => price(4, 6, hour))).toEqual([72, 72]);
    expect(tariffPrice(of("kepco-education-b-high-a-2"), { month: 4, day: tariffDay(2, true), ...HOUR(16) })).toBe(72);
  });
});

describe("tariffPrice()", () => {
  it("is the mean over a time that bands share by its minutes, and exact where one price holds", () => {
    const time = { month: 5, day: "weekday", startMin: 14 * 60 + 15, endMin: 15 * 60 + 30 } as const;
    expect(tariffPrice(of("kepco-general-b-high-a-2"), time)).toBeCloseTo((45 * 109.8 + 30 * 140.5) / 75, 10);
    expect(tariffPrice(of(table.shown), time)).toBe(94.3);
    expect(tariffPrice(of(table.shown), { ...time, endMin: time.startMin })).toBeNaN();
    expect(() => tariffPrice(of(table.shown), { ...time, endMin: 1500 })).toThrow(/a day has 1440/);
    expect(() => tariffPrice(of(table.shown), { ...time, month: 13 })).toThrow(/no price for month 13/);
  });
});

describe("readTariffs()", () => {
  const [flat, byHour] = [table.tariffs[0]!, table.tariffs[1]!];
  const read = (change: object, hours: object = {}) =>
    readTariffs({
      ...table,
      shown: "x",
      hours: [{ ...table.hours[0]!, ...hours }],
      tariffs: [{ ...byHour, id: "x", ...change }],
    } as TariffTable);

  it.each([
    [{ seasons: flat.seasons.slice(1) }, {}, /do not have each month once/],
    [{ effective: "June 2026" }, {}, /no date from which it holds: current value is June 2026/],
    [{ source: " " }, {}, /no source/],
    [{ hours: "none" }, {}, /there are no hours none/],
    [{ hours: undefined }, {}, /does not say which hours/],
    [{ krw_per_kw_month: -1 }, {}, /demand charge is no number from 0/],
    [{ seasons: [{ months: flat.seasons.flatMap((each) => each.months), krw_per_kwh: 0 }] }, {}, /no price above 0/],
    [
      { seasons: byHour.seasons.map((each) => ({ ...each, krw_per_kwh: { light: 1, mid: 2 } })) },
      {},
      /band peak of month/,
    ],
    [{ id: "y" }, {}, /none is named x, which is shown/],
    [{}, { saturday: { peak: "none" } }, /no band none/],
    [{}, { seasons: table.hours[0]!.seasons.map((each) => ({ ...each, mid: [] })) }, /hour 8 of month 6 has no band/],
    [{}, { seasons: table.hours[0]!.seasons.map((each) => ({ ...each, mid: [[0, 24]] })) }, /light and mid band/],
  ])("refuses a table with %j %j in one line", (change, hours, message) => {
    expect(() => read(change, hours)).toThrow(message);
  });
});
