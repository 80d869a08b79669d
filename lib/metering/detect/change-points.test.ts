import { describe, expect, it } from "vitest";
import { seededNoise } from "../twin/seeded-noise.ts";
import { augursHere } from "./augurs-fixture.ts";
import { createChangePoints } from "./change-points.ts";
import { createOutlyingDevices } from "./outlying-devices.ts";

const noisy = (n: number, seed: number, mean: (i: number) => number) => {
  const noise = seededNoise(seed);
  return Float64Array.from({ length: n }, (_, i) => mean(i) + 0.3 * noise());
};

describe("createChangePoints()", () => {
  const changePoints = createChangePoints(augursHere("changepoint"));

  it("finds where a residual leaves its level, whatever its unit", () => {
    const values = noisy(400, 1, (i) => (i < 250 ? 0 : 2));
    for (const scale of [1, 1000]) {
      const found = changePoints(values.map((value) => scale * value));
      expect(found.filter((i) => Math.abs(i - 250) <= 3)).not.toEqual([]);
      expect(found.length).toBeLessThan(4);
    }
  });

  it("counts places in the series that has gaps, and finds none in too little", () => {
    const values = noisy(400, 1, (i) => (i < 250 ? 0 : 2)).map((value, i) => (i < 100 ? Number.NaN : value));
    expect(changePoints(values).some((i) => Math.abs(i - 250) <= 3)).toBe(true);
    expect(changePoints(Float64Array.of(1, Number.NaN, 2))).toEqual([]);
  });
});

describe("createOutlyingDevices()", () => {
  const outlyingDevices = createOutlyingDevices(augursHere("outlier"));

  it("finds the one thermometer of a corridor that leaves the others, and since when", () => {
    const corridor = [1, 2, 3, 4, 5].map((seed) => noisy(200, seed, (i) => 21 + (seed === 4 && i >= 120 ? 6 : 0)));
    const found = outlyingDevices(corridor, 0.5);
    expect(found.map(({ series }) => series)).toEqual([3]);
    expect(Math.abs(found[0]!.spells[0]!.from - 120)).toBeLessThanOrEqual(2);
  });

  it("finds none among two, nor where nothing is known of all at once", () => {
    expect(outlyingDevices([noisy(50, 1, () => 0), noisy(50, 2, () => 9)])).toEqual([]);
    const missing = new Float64Array(50).fill(Number.NaN);
    expect(outlyingDevices([missing, noisy(50, 1, () => 0), noisy(50, 2, () => 9)])).toEqual([]);
  });
});
