import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrays } from "./arrays-input.ts";
import { inputProblems } from "./check-inputs.ts";
import { inputText, shownRange } from "./input-text.ts";
import { inputsSearch, parseInputs } from "./inputs-url.ts";
import { nearestStep } from "./nearest-step.ts";
import { slider } from "./slider.ts";

const label = { en: "x", ko: "x" };
const inputs = {
  batteries: slider(label, { initial: 2, min: 0, max: 10, step: 0.5, unit: "MWh" }),
  price: slider(label, { initial: 0.1, min: -0.3, max: 0.3, step: 0.1, unit: { en: "won", ko: "원" }, decimals: 2 }),
  roofs: arrays(label, "roofs"),
};
const built = "library_120_15_180_roof_standard_100_40*science_42.5_15_180_roof_standard";
const choices = { roofs: [{ value: built, label: { en: "as built", ko: "현재 그대로" } }] };
const parsed = (text: string) => parseInputs(inputs, choices, new URLSearchParams(text));

describe("slider() and arrays()", () => {
  it("parseInputs() inverts inputsSearch() for every step of a slider, decimals included", () => {
    const anyState = fc.record({
      batteries: fc.integer({ min: 0, max: 20 }).map((n) => n / 2),
      price: fc.integer({ min: -3, max: 3 }).map((n) => n / 10 + 0),
      roofs: fc.constantFrom("", built, "도서관_1.5_0_0_rack_premium"),
    });
    fc.assert(
      fc.property(anyState, (values) => {
        const search = new URLSearchParams(inputsSearch(inputs, choices, values).toString());
        expect(parseInputs(inputs, choices, search)).toEqual({ values, dropped: [] });
      }),
    );
    expect(inputsSearch(inputs, choices, { batteries: 2.5, price: 0.1, roofs: built }).toString()).toBe(
      "batteries=2.5",
    );
  });

  it.each([
    "batteries=10.5",
    "batteries=-0.5",
    "batteries=2.3",
    "batteries=1e1",
    "batteries=",
    "batteries=NaN",
    "batteries=2,5",
    "price=0.25",
    "roofs=nonsense",
    "roofs=a_0_15_180_roof_standard",
  ])("parseInputs() drops %s, names it and keeps the default", (text) => {
    const [name, value] = text.split("=");
    expect(parsed(text)).toEqual({ values: parsed("").values, dropped: [{ name, value }] });
  });

  it("parseInputs() gives one value to all that say the same, so that a default is left out", () => {
    expect(parsed("batteries=2.50&price=0.30").values).toMatchObject({ batteries: 2.5, price: 0.3 });
    const spelt = parsed(`roofs=${built.replace("120", "120.0").replace("42.5", "42.50")}`).values;
    expect(spelt.roofs).toBe(built);
    expect(inputsSearch(inputs, choices, spelt).size).toBe(0);
  });

  it("nearestStep() clamps and goes to a step", () => {
    const range = { min: -0.3, max: 0.35, step: 0.1, decimals: 1 };
    expect([0.14, 0.16, 9, -9, -0.04].map((value) => nearestStep(value, range))).toEqual([0.1, 0.2, 0.3, -0.3, 0]);
  });

  it("inputText() says a number with its unit and decimals, and arrays by their choice or their count", () => {
    const range = shownRange(inputs.price.range!, "ko");
    expect(inputText({ control: "slider", range }, -0.1, [], "ko")).toBe("−0.10 원");
    expect(inputText({ control: "arrays" }, built, choices.roofs, "ko")).toBe("현재 그대로");
    expect(inputText({ control: "arrays" }, built, [], "en")).toBe("2 arrays, 162.5 kWp");
    expect(inputText({ control: "arrays" }, built, [], "ko")).toBe("어레이 2개, 162.5 kWp");
  });

  it("inputProblems() finds nothing wrong with them", () => {
    expect(inputProblems(inputs)).toEqual([]);
  });

  it.each([
    { initial: 1, min: 0, max: 10, step: 0 },
    { initial: 11, min: 0, max: 10, step: 1 },
    { initial: 0.5, min: 0, max: 10, step: 1 },
    { initial: 0, min: 0, max: 10, step: 3 },
    { initial: 0, min: 0, max: 0, step: 1 },
  ])("slider() refuses %o, whose ends could not be chosen", (options) => {
    expect(() => slider(label, options)).toThrow(RangeError);
  });
});
