import { describe, expect, it } from "vitest";
import { matchCost } from "./match-words.ts";

describe("matchCost()", () => {
  it("finds every typed word, in any order and either language", () => {
    expect(matchCost("error regional", "Regional forecast error 지역별 전력 예측 오차")).toBe(0);
    expect(matchCost("예측 오차", "Regional forecast error 지역별 전력 예측 오차")).toBe(0);
    expect(matchCost("척도 WAPE", "Measure 척도 WAPE")).toBe(0);
    expect(matchCost("", "anything")).toBe(0);
    expect(matchCost("error map", "Regional forecast error")).toBeUndefined();
  });

  it("puts the start of a word before its inside, and that before its letters", () => {
    const [start, inside, letters] = ["fore", "cast", "frcst"].map((typed) => matchCost(typed, "forecast"));
    expect(start).toBeLessThan(inside ?? Number.NaN);
    expect(inside).toBeLessThan(letters ?? Number.NaN);
  });

  it("does not find letters over several words, in another order, or two of them anywhere", () => {
    expect(matchCost("rfe", "Regional forecast error")).toBeUndefined();
    expect(matchCost("tsac", "forecast")).toBeUndefined();
    expect(matchCost("ft", "forecast")).toBeUndefined();
  });

  it("finds Korean typed as decomposed letters", () => {
    expect(matchCost("오차".normalize("NFD"), "예측 오차")).toBe(0);
  });
});
