import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choice, choiceFrom, integer } from "./input.ts";
import type { Choices } from "./inputs-url.ts";
import { inputsSearch, parseInputs } from "./inputs-url.ts";

const label = { en: "x", ko: "x" };
const TRICKY = ["", "0", "false", "a b", "가&나=다", "#?%", "2024-05"];

const inputs = {
  month: choiceFrom(label, "months", { initial: (months) => months.at(-1) ?? "" }),
  level: choice(
    label,
    [
      { value: "municipality", label },
      { value: "province", label },
    ],
    { initial: "municipality" },
  ),
  rows: integer(label, { initial: 10, min: -3, max: 30, steps: [10, 0] }),
  word: choiceFrom(label, "words", { initial: () => "a b" }),
};

const choices: Choices = {
  month: [
    { value: "2024-05", label },
    { value: "2024-08", label },
  ],
  word: TRICKY.map((value) => ({ value, label })),
  level: inputs.level.choices as Choices[string],
};

describe("the inputs in the URL", () => {
  it("parseInputs() inverts inputsSearch() for every value, empty, zero and false included", () => {
    const anyState = fc.record({
      month: fc.constantFrom("2024-05", "2024-08"),
      level: fc.constantFrom("municipality" as const, "province" as const),
      rows: fc.integer({ min: -3, max: 30 }),
      word: fc.constantFrom(...TRICKY),
    });
    fc.assert(
      fc.property(anyState, (values) => {
        const search = new URLSearchParams(inputsSearch(inputs, choices, values).toString());
        expect(parseInputs(inputs, choices, search)).toEqual({ values, dropped: [] });
      }),
    );
  });

  it("inputsSearch() holds exactly what differs from the defaults", () => {
    const defaults = parseInputs(inputs, choices, new URLSearchParams()).values;
    expect(defaults).toEqual({ month: "2024-08", level: "municipality", rows: 10, word: "a b" });
    expect(inputsSearch(inputs, choices, defaults).toString()).toBe("");
    expect(inputsSearch(inputs, choices, { ...defaults, rows: 0, word: "" }).toString()).toBe("rows=0&word=");
  });

  it.each([
    ["month=2031-01", "month", "2031-01"],
    ["level=planet", "level", "planet"],
    ["rows=1e1", "rows", "1e1"],
    ["rows=31", "rows", "31"],
    ["rows=", "rows", ""],
    ["nonsense=1", "nonsense", "1"],
  ])("parseInputs() drops %s, names it and keeps the default", (text, name, value) => {
    const { values, dropped } = parseInputs(inputs, choices, new URLSearchParams(text));
    expect(dropped).toEqual([{ name, value }]);
    expect(values).toEqual(parseInputs(inputs, choices, new URLSearchParams()).values);
  });

  it("parseInputs() takes the default where there is nothing to choose from yet, and nothing else", () => {
    const none = { ...choices, month: [] };
    const read = (month: string) => parseInputs(inputs, none, new URLSearchParams({ month }));
    expect(read("")).toMatchObject({ values: { month: "" }, dropped: [] });
    expect(read("2024-05").dropped).toEqual([{ name: "month", value: "2024-05" }]);
    expect(parseInputs(inputs, choices, new URLSearchParams({ month: "" })).dropped).toHaveLength(1);
  });

  it("parseInputs() takes the last of repeated keys and names the others, and leaves reserved names alone", () => {
    const search = new URLSearchParams("rows=1&rows=2&lang=ko&theme=dark&snapshot=abc");
    const { values, dropped } = parseInputs(inputs, choices, search);
    expect(values.rows).toBe(2);
    expect(dropped).toEqual([{ name: "rows", value: "1" }]);
  });
});
