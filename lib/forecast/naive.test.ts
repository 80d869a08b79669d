import { describe, expect, it } from "vitest";
import { naive } from "./naive.ts";

const request = { seasonLength: 12, horizon: 2 };

describe("naive", () => {
  it("repeats the last value", () => {
    expect(naive.forecast(Float64Array.of(3, 1, 2), request)).toEqual({ ran: true, yHat: Float64Array.of(2, 2) });
  });

  it("steps over missing periods at the end and says how old the value is", () => {
    const outcome = naive.forecast(Float64Array.of(3, 1, Number.NaN, Number.NaN), request);
    expect(outcome).toEqual({ ran: true, yHat: Float64Array.of(1, 1), note: "repeats a value 3 periods old" });
  });

  it.each([[[]], [[Number.NaN, Number.NaN]]])("refuses a history without any value: %j", (history) => {
    const outcome = naive.forecast(Float64Array.from(history), request);
    expect(outcome).toEqual({ ran: false, reason: "the history holds no value" });
  });
});
