import { describe, expect, it } from "vitest";
import { seededNoise } from "../twin/seeded-noise.ts";
import { Parting } from "./parting.ts";
import { standardResidual } from "./standard-residual.ts";

const MINUTE = 60_000;

/** States after residuals, ten minutes apart. */
function states(residuals: readonly number[], parting = new Parting()) {
  return residuals.map((residual, i) => parting.step(i * 10 * MINUTE, residual));
}
const times = (n: number, value: number) => Array.from({ length: n }, () => value);

describe("standardResidual()", () => {
  it("counts the edge of the band that a reading lies towards as 1.64", () => {
    const band = { expected: 10, low: 9, high: 14 };
    expect(standardResidual(band, 14)).toBeCloseTo(1.6449, 4);
    expect(standardResidual(band, 9)).toBeCloseTo(-1.6449, 4);
    expect(standardResidual(band, 10)).toBe(0);
  });

  it("is missing where either says nothing", () => {
    expect(standardResidual({ expected: null, low: null, high: null }, 3)).toBeNaN();
    expect(standardResidual({ expected: 1, low: 0, high: 2 }, null)).toBeNaN();
    expect(standardResidual({ expected: 1, low: 1, high: 1 }, 2)).toBeNaN();
  });
});

describe("Parting", () => {
  // By hand: 3 − 1 deviations gather 2 an hour, so a threshold of 4 is reached two hours after the first that counts.
  it("parts when enough has come together, and says since when", () => {
    const all = states([...times(12, 0), ...times(30, 3)]);
    const first = all.findIndex(({ apartSince }) => apartSince !== null);
    expect(first).toBe(12 + 11);
    expect(all[first]).toMatchObject({ side: 1, apartSince: 11 * 10 * MINUTE });
    expect(states([...times(12, 0), ...times(30, -3)]).at(-1)).toMatchObject({ side: -1 });
  });

  it("does not part for noise, for one wild reading, or within the minimum duration", () => {
    const noise = seededNoise(5);
    expect(states(Array.from({ length: 5000 }, noise)).every(({ side }) => side === 0)).toBe(true);
    expect(states([0, 0, 1000, 0, 0]).every(({ side }) => side === 0)).toBe(true);
    const hasty = new Parting({ slack: 1, threshold: 0.5, minimumMs: 3_600_000, release: 0.25 });
    expect(states(times(6, 6), hasty).every(({ side }) => side === 0)).toBe(true);
    expect(hasty.step(10 * 10 * MINUTE, 6).side).toBe(1);
  });

  it("does not come together again for a moment, but does when the residual stays small", () => {
    const parting = new Parting();
    const apart = states([...times(6, 0), ...times(40, 4)], parting).at(-1)!;
    const at = (i: number) => (46 + i) * 10 * MINUTE;
    expect(parting.step(at(0), 0)).toMatchObject({ side: 1, apartSince: apart.apartSince });
    let state = parting.state;
    for (let i = 1; i < 60; i++) state = parting.step(at(i), 0);
    expect(state).toMatchObject({ side: 0, apartSince: null });
  });

  it("does not depend on how often the device reports", () => {
    const since = (stepMinutes: number) => {
      const parting = new Parting();
      for (let m = 0; m <= 600; m += stepMinutes) {
        if (parting.step(m * MINUTE, m <= 60 ? 0 : 4).side === 1) return m;
      }
      return Number.NaN;
    };
    expect(Math.abs(since(1) - since(20))).toBeLessThanOrEqual(20);
  });

  it("is told nothing by a missing residual, and goes on from what it saved", () => {
    const parting = new Parting();
    states([...times(6, 0), ...times(10, 4)], parting);
    const before = parting.save();
    parting.step(1e9, Number.NaN);
    expect(parting.save()).toEqual(before);
    const second = new Parting(undefined, JSON.parse(JSON.stringify(before)));
    expect(second.step(17 * 10 * MINUTE, 4)).toEqual(parting.step(17 * 10 * MINUTE, 4));
  });
});
