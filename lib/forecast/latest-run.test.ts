import { describe, expect, it } from "vitest";
import { latestRun } from "./latest-run.ts";

describe("latestRun()", () => {
  it.each([
    ["a history without gaps whole", [1, 2, 3], [1, 2, 3]],
    ["what follows the last gap", [1, Number.NaN, 2, Number.NaN, 3, 4], [3, 4]],
    ["nothing when the latest period is missing", [1, 2, Number.NaN], []],
    ["nothing of nothing", [], []],
    ["what follows an infinity", [Number.POSITIVE_INFINITY, 5], [5]],
    ["a zero as a value, not a gap", [Number.NaN, 0, 0], [0, 0]],
  ])("latestRun() gives %s", (_, history, expected) => {
    expect([...latestRun(Float64Array.from(history))]).toEqual(expected);
  });
});
