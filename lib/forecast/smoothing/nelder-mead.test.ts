import { describe, expect, it } from "vitest";
import { nelderMead } from "./nelder-mead.ts";

const rosenbrock = ([x, y]: Float64Array) => 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2;

function wood([a, b, c, d]: Float64Array): number {
  const first = 100 * (a! ** 2 - b!) ** 2 + (a! - 1) ** 2 + (c! - 1) ** 2 + 90 * (c! ** 2 - d!) ** 2;
  return first + 10.1 * ((b! - 1) ** 2 + (d! - 1) ** 2) + 19.8 * (b! - 1) * (d! - 1);
}

describe("nelderMead()", () => {
  // Oracle: R 4.2.2, optim(c(-1.2, 1), …) and optim(c(-3, -1, -3, -1), …), whose edge is a tenth of the largest coordinate.
  it("nelderMead() takes R's way down Rosenbrock's valley: same point, same number of evaluations", () => {
    const search = { edge: 0.12, tolerance: 1e-8, maxEvaluations: 500 };
    const found = nelderMead(rosenbrock, Float64Array.of(-1.2, 1), search);
    expect(found.evaluations).toBe(195);
    expect(found.point[0]).toBeCloseTo(1.00026013873, 9);
    expect(found.point[1]).toBeCloseTo(1.0005059993, 9);
    expect(found.value).toBeCloseTo(8.82524109672e-8, 13);
  });

  it("nelderMead() stops where R does, converged or not, in four dimensions with a shrink", () => {
    const start = Float64Array.of(-3, -1, -3, -1);
    const long = nelderMead(wood, start, { edge: 0.3, tolerance: 1e-8, maxEvaluations: 500 });
    expect(long.evaluations).toBe(167);
    expect(long.value).toBeCloseTo(7.85491025411, 8);
    const short = nelderMead(wood, start, { edge: 0.3, tolerance: 1e-8, maxEvaluations: 100 });
    expect(short.evaluations).toBe(101);
    expect(short.value).toBeCloseTo(8.175447116, 8);
  });

  it("nelderMead() stays where it is allowed to be, and is not misled by values given up beyond the bound", () => {
    const half = (point: Float64Array, bound: number) => {
      const value = (point[0]! - 3) ** 2 + (point[1]! + 1) ** 2;
      return point[0]! > 2 || value >= bound ? Number.POSITIVE_INFINITY : value;
    };
    const found = nelderMead(half, Float64Array.of(0, 0), { edge: 0.5, tolerance: 1e-12, maxEvaluations: 1000 });
    expect(found.point[0]).toBeCloseTo(2, 3);
    expect(found.point[0]).toBeLessThanOrEqual(2);
  });

  it("nelderMead() leaves the start as it was, and refuses one that is not allowed", () => {
    const start = Float64Array.of(-1.2, 1);
    const search = { edge: 0.1, tolerance: 1e-8, maxEvaluations: 100 };
    nelderMead(rosenbrock, start, search);
    expect([...start]).toEqual([-1.2, 1]);
    expect(() => nelderMead(() => Number.NaN, start, search)).toThrow(RangeError);
  });
});
