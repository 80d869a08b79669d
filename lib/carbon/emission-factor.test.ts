import { describe, expect, it } from "vitest";
import table from "#data/reference/emission-factors.json" with { type: "json" };
import { co2e } from "./co2e.ts";
import { emissionFactors } from "./emission-factor.ts";
import { factorKnownOn } from "./factor-known-on.ts";

const factors = emissionFactors(table);
const byId = (id: string) => {
  const found = factors.find((factor) => factor.id === id);
  if (!found) throw new Error(`no factor ${id}`);
  return found;
};

describe("emission factors of Korea", () => {
  // Oracle: the approvals' own figures, 0.45941 and 0.4781 tCO2eq/MWh (GIR, 2017 and 2022).
  it("co2e() makes the approved figures of their gases with the potentials of the second report", () => {
    const gases = ["kr-consumption-2014-2016", "kr-consumption-2018-2020"].map((id) => byId(id).masses);
    expect(gases.map((masses) => Number(co2e(masses!, "SAR").toFixed(2)))).toEqual([459.41, 478.06]);
    expect(co2e(gases[1]!, "AR5")).toBeCloseTo(477.7, 2);
  });

  it("emissionFactors() has every factor by gas within half a unit of its last digit", () => {
    const withGases = factors.filter(({ masses, gwp }) => masses && gwp);
    expect(withGases).toHaveLength(4);
    for (const { masses, gwp, kgCo2ePerKwh } of withGases) {
      expect(Math.abs(co2e(masses!, gwp!) / 1000 - kgCo2ePerKwh)).toBeLessThanOrEqual(5e-5);
    }
  });

  it("emissionFactors() says kind, end, gases, period, publication and source of each, and names the part that is CO2 alone", () => {
    expect(factors.length).toBeGreaterThanOrEqual(12);
    expect(new Set(factors.map(({ id }) => id)).size).toBe(factors.length);
    for (const { source, name, basis, period } of factors) {
      expect([source, name.en, name.ko, basis.en, basis.ko, period].every((text) => text.length > 0)).toBe(true);
    }
    const part = byId("kr-consumption-2018-2020-co2");
    expect([part.kgCo2ePerKwh, part.gases, part.status]).toEqual([0.4747, ["CO2"], "part"]);
    expect(factors.filter(({ kind }) => kind === "marginal").map(({ kgCo2ePerKwh }) => kgCo2ePerKwh)).toEqual([0.555]);
  });

  it("emissionFactors() refuses a row that lacks what must be said", () => {
    expect(() => emissionFactors({ factors: [{ ...table.factors[0]!, kind: "typical" }] })).toThrow(
      "Cannot read factor kr-consumption-2023 as its kind must be average or marginal: it is typical",
    );
    const [first] = table.factors;
    const keys = Object.keys(first!);
    expect(keys.length).toBeGreaterThanOrEqual(18);
    for (const key of keys) {
      const row = Object.fromEntries(Object.entries(first!).filter(([name]) => name !== key));
      expect(() => emissionFactors({ factors: [row] }), key).toThrow(`as its ${key} must be`);
    }
  });

  it.each([
    ["gases", []],
    ["gases", ["CO2", "SF7"]],
    ["kg_per_mwh", { CH4: 1 }],
    ["kg_per_mwh", { CO2: 474.7, CH4: "a little" }],
    ["kg_per_mwh", { CO2: -1 }],
    ["from", "2023"],
    ["to", 20.23],
    ["period_is_assumed", "no"],
    ["published", "17 December 2025"],
    ["published", "2025-13"],
    ["note", "not in both languages"],
    ["name", { en: "A factor" }],
    ["basis", "consumption end"],
    ["kg_co2e_per_kwh", Number.NaN],
  ])("emissionFactors() refuses %s of %j", (key, value) => {
    const row = { ...table.factors[0]!, [key]: value };
    expect(() => emissionFactors({ factors: [row] })).toThrow(
      `Cannot read factor kr-consumption-2023 as its ${key} must be`,
    );
  });

  it("emissionFactors() refuses a period that ends before it begins", () => {
    const row = { ...table.factors[0]!, from: 2024, to: 2023 };
    expect(() => emissionFactors({ factors: [row] })).toThrow("as its period ends in 2023, before it begins in 2024");
  });
});

describe("factorKnownOn()", () => {
  const known = (year: number, on: string) => {
    const found = factorKnownOn(factors, { region: "KR", year, on });
    return found && [found.factor.id, found.covers];
  };

  it.each([
    [2016, "2017-12-30", undefined],
    [2016, "2018-06-01", ["kr-consumption-2014-2016", true]],
    [2019, "2019-06-01", ["kr-consumption-2014-2016", false]],
    [2022, "2025-03-30", ["kr-consumption-2018-2020", false]],
    [2022, "2025-04-01", ["kr-consumption-2020-2022", true]],
    [2023, "2025-12-16", ["kr-consumption-2020-2022", false]],
    [2023, "2026-11-27", ["kr-consumption-2023", true]],
    [2020, "2026-11-27", ["kr-consumption-2020-2022", true]],
    [2026, "2026-11-27", ["kr-consumption-2023", false]],
  ] as const)("of %i, as known on %s, is %j", (year, on, expected) => expect(known(year, on)).toEqual(expected));

  it("never gives a marginal, life-cycle, reference or partial one", () => {
    for (let year = 2010; year < 2030; year++) {
      const found = factorKnownOn(factors, { region: "KR", year, on: "2026-11-27" });
      expect(found?.factor).toMatchObject({ kind: "average", scope: "direct", end: "consumption", status: "approved" });
    }
    expect(factorKnownOn(factors, { region: "GB", year: 2023, on: "2026-11-27" })).toBeUndefined();
  });
});
