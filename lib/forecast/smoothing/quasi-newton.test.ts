import { describe, expect, it } from "vitest";
import { quasiNewton } from "./quasi-newton.ts";

const LIMITS = { tolerance: 1e-12, maxIterations: 200 };

const rosenbrock = {
  value: ([x, y]: Float64Array) => 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2,
  gradient([x, y]: Float64Array, into: Float64Array) {
    into[0] = -400 * x! * (y! - x! * x!) - 2 * (1 - x!);
    into[1] = 200 * (y! - x! * x!);
  },
};

describe("quasiNewton()", () => {
  it("quasiNewton() finds the end of Rosenbrock's valley", () => {
    const point = Float64Array.of(-1.2, 1);
    const value = quasiNewton(rosenbrock, point, Float64Array.of(1000, 200), LIMITS);
    expect(value).toBeLessThan(1e-12);
    expect(point[0]).toBeCloseTo(1, 5);
    expect(point[1]).toBeCloseTo(1, 5);
  });

  it("quasiNewton() takes one step to the bottom of a bowl whose curvature it was told", () => {
    let gradients = 0;
    const bowl = {
      value: (x: Float64Array) => 3 * (x[0]! - 2) ** 2 + 50 * (x[1]! + 1) ** 2,
      gradient(x: Float64Array, into: Float64Array) {
        gradients++;
        into[0] = 6 * (x[0]! - 2);
        into[1] = 100 * (x[1]! + 1);
      },
    };
    const point = Float64Array.of(0, 0);
    expect(quasiNewton(bowl, point, Float64Array.of(6, 100), LIMITS)).toBeCloseTo(0, 12);
    expect(gradients).toBe(2);
  });

  it("quasiNewton() backs away from where it is not allowed to be", () => {
    const walled = {
      value: ([x]: Float64Array) => (x! < 1 ? (x! - 0.9) ** 2 : Number.POSITIVE_INFINITY),
      gradient([x]: Float64Array, into: Float64Array) {
        into[0] = 2 * (x! - 0.9);
      },
    };
    const point = Float64Array.of(0);
    quasiNewton(walled, point, Float64Array.of(0.1), LIMITS);
    expect(point[0]).toBeCloseTo(0.9, 5);
    expect(quasiNewton(walled, Float64Array.of(2), Float64Array.of(1), LIMITS)).toBe(Number.POSITIVE_INFINITY);
  });
});
