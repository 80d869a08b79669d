import { describe, expect, it } from "vitest";
import { rankCorrelation } from "./rank-correlation.ts";

describe("rankCorrelation()", () => {
  // Oracle: R 4.2.2, cor(c(1,2,2,3,7,7,7,9), c(3,1,4,4,2,9,9,8), method = "spearman").
  it("reproduces R with ties", () => {
    expect(rankCorrelation([1, 2, 2, 3, 7, 7, 7, 9], [3, 1, 4, 4, 2, 9, 9, 8])).toBeCloseTo(0.56531554109761, 13);
  });

  it("is 1 for any rising relation, -1 for a falling one", () => {
    expect(rankCorrelation([1, 2, 3, 4], [-5, 0, 100, 1e6])).toBe(1);
    expect(rankCorrelation([1, 2, 3, 4], [9, 8, 7, -1])).toBe(-1);
  });

  it("leaves objects out that lack a value", () => {
    expect(rankCorrelation([1, Number.NaN, 3, 2], [1, 9, 3, 2])).toBe(1);
  });

  it.each([
    ["fewer than two objects", [1], [1]],
    ["equal values only", [2, 2, 2], [1, 2, 3]],
  ])("is undefined with %s", (_, a, b) => {
    expect(rankCorrelation(a, b)).toBeNaN();
  });

  it("refuses lists of different lengths", () => {
    expect(() => rankCorrelation([1], [1, 2])).toThrow(RangeError);
  });
});
