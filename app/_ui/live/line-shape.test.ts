import { describe, expect, it } from "vitest";
import { lineShape } from "./line-shape.ts";

const HOUR = 3_600_000;
const TO = Date.parse("2026-11-27T14:00:00+09:00");
const FROM = TO - 3 * HOUR;
const usual = { p10: 90, p50: 100, p90: 110, days: 4 };
const sheet = {
  week: new Array(168).fill(usual),
  from: FROM,
  to: TO,
  zone: "Asia/Seoul",
  language: "en",
  width: 800,
  height: 180,
};
const minutes = (from: number, to: number, kw: number) =>
  Array.from({ length: Math.round((to - from) / 60_000) + 1 }, (_, i) => ({ at: from + i * 60_000, kw }));

describe("lineShape()", () => {
  it("breaks the line where nothing is known, and has room to say so", () => {
    const first = minutes(FROM, FROM + HOUR, 100);
    const rest = minutes(FROM + 2 * HOUR, TO, 100);
    const shape = lineShape({ ...sheet, points: [...first, { at: FROM + HOUR + 1, kw: null }, ...rest] });
    expect(shape.line.match(/M/g)).toHaveLength(2);
    expect(shape.gaps).toHaveLength(1);
    expect(shape.gaps[0]).toBeGreaterThan(300);
    expect(shape.gaps[0]).toBeLessThan(500);
  });

  it("stays in its frame with the band, begins at the edge, and ends with a dot at now", () => {
    const shape = lineShape({ ...sheet, points: minutes(FROM - HOUR, TO, 140) });
    const numbers =
      `${shape.line}${shape.band}`.match(/[\d.]+,[\d.]+/g)?.map((pair) => pair.split(",").map(Number)) ?? [];
    expect(numbers.length).toBeGreaterThan(100);
    for (const [x, y] of numbers as [number, number][]) {
      expect(x).toBeGreaterThanOrEqual(44);
      expect(x).toBeLessThanOrEqual(786);
      expect(y).toBeGreaterThanOrEqual(26);
      expect(y).toBeLessThanOrEqual(154);
    }
    expect(shape.line).toMatch(/^M44,/);
    expect(shape.end?.x).toBe(786);
  });

  it("nothing known is no line, and not a line at 0", () => {
    const shape = lineShape({ ...sheet, week: [], points: [] });
    expect(shape).toMatchObject({ line: "", band: "", end: null, low: null, high: null });
  });

  it("ticks are round times of the site's clock", () => {
    const { xTicks } = lineShape({ ...sheet, points: minutes(FROM, TO, 100) });
    expect(xTicks.map(({ text }) => text)).toEqual(["12:00", "13:00"]);
  });
});
