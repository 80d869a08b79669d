import { describe, expect, it } from "vitest";
import table from "#data/reference/emission-factors.json" with { type: "json" };
import { type AverageFactor, emissionFactors } from "./emission-factor.ts";
import { factorRemarks } from "./factor-remarks.ts";

const averages = emissionFactors(table).filter((factor): factor is AverageFactor => factor.kind === "average");
const said = (id: string, year?: number) =>
  factorRemarks(averages.find((factor) => factor.id === id)!, year).map(({ en }) => en);

describe("factorRemarks()", () => {
  it("says nothing of the approved factor of the year", () => {
    expect(said("kr-consumption-2023", 2023)).toEqual([]);
    expect(said("kr-consumption-2020-2022", 2021)).toEqual([]);
  });

  it.each([
    ["a year outside the period", "kr-consumption-2023", 2024, [/is of 2023, the load of 2024/]],
    ["a period nobody told", "kr-life-cycle-ember-co2js", 2024, [/life cycle/, /generation end/, /not say its year/]],
    ["an assumed period", "kr-consumption-2018-2020", 2019, [/2018 to 2020 is not confirmed/]],
    ["one gas", "kr-consumption-2018-2020-co2", 2019, [/of CO2 alone/, /taken for a newer factor/]],
    ["the generation end", "kr-generation-2014-2016", 2015, [/generation end/]],
  ] as const)("tells of %s", (_what, id, year, expected) => {
    const remarks = said(id, year);
    expect(remarks).toHaveLength(expected.length);
    for (const [i, pattern] of expected.entries()) expect(remarks[i]).toMatch(pattern);
  });

  it("says all of it in both languages", () => {
    const remarks = averages.flatMap((factor) => factorRemarks(factor, 2010));
    expect(remarks.length).toBeGreaterThan(10);
    for (const { en, ko } of remarks) {
      expect(en).not.toMatch(/\p{Script=Hangul}/u);
      expect(ko).toMatch(/\p{Script=Hangul}.*다\.$/u);
    }
  });
});
