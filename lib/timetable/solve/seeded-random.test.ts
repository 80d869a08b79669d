import { expect, it } from "vitest";
import { randomBelow, randomUnit, seededRandom } from "./seeded-random.ts";

it("seededRandom() repeats with its seed and differs with another", () => {
  const draws = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 8 }, () => randomUnit(random));
  };
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

it("randomBelow() draws whole numbers below the count evenly: chi-square of ten cells", () => {
  const random = seededRandom(1);
  const counts = new Float64Array(10);
  for (let draw = 0; draw < 100_000; draw++) counts[randomBelow(random, 10)]! += 1;
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // 0.999 quantile of chi-square with nine degrees of freedom: 27.9.
  expect(chiSquare).toBeLessThan(27.9);
});

it("randomUnit() draws from 0 to below 1 with mean a half", () => {
  const random = seededRandom(2);
  const draws = Array.from({ length: 100_000 }, () => randomUnit(random));
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(draws.reduce((sum, draw) => sum + draw) / draws.length).toBeCloseTo(0.5, 2);
});
