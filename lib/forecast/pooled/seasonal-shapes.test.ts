import { describe, expect, it } from "vitest";
import { seasonalShapes } from "./seasonal-shapes.ts";

/** Two humps with troughs in May and October, mean of logarithms 0. */
const LOGS = (() => {
  const raw = [0.12, 0.08, 0.02, -0.05, -0.08, -0.02, 0.06, 0.08, -0.03, -0.06, 0.0, 0.1];
  const mean = raw.reduce((a, b) => a + b) / 12;
  return Float64Array.from(raw, (v) => v - mean);
})();

describe("seasonalShapes()", () => {
  it("splits the year at its troughs into a cold and a warm hump that add up to it", () => {
    const { cold, warm } = seasonalShapes(LOGS, 0);
    const base = (LOGS[4]! + LOGS[9]!) / 2;
    for (let k = 0; k < 12; k++) expect(cold[k]! + warm[k]!).toBeCloseTo(LOGS[k]! - base, 12);
    for (const k of [0, 1, 2, 3, 10, 11]) expect(warm[k]).toBe(0);
    for (const k of [5, 6, 7, 8]) expect(cold[k]).toBe(0);
  });

  it("moves a season one month on with a lag of 1", () => {
    const { cold, warm } = seasonalShapes(LOGS, 1);
    const base = (LOGS[4]! + LOGS[9]!) / 2;
    for (let k = 0; k < 12; k++) expect(cold[k]! + warm[k]!).toBeCloseTo(LOGS[(k + 11) % 12]! - base, 12);
  });

  it("keeps a season of one hump whole", () => {
    const one = Float64Array.from({ length: 12 }, (_, k) => Math.cos((2 * Math.PI * k) / 12));
    const { cold, warm } = seasonalShapes(one, 0);
    expect(warm.every((v) => v === 0)).toBe(true);
    for (let k = 0; k < 12; k++) expect(cold[k]).toBeCloseTo(one[k]! + 1, 12);
  });
});
