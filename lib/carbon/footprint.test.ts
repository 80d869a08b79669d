import { describe, expect, expectTypeOf, it } from "vitest";
import table from "#data/reference/emission-factors.json" with { type: "json" };
import { type AverageFactor, emissionFactors, type MarginalFactor } from "./emission-factor.ts";
import { footprint, type Instrument, type Scope2Request } from "./footprint.ts";

const average = emissionFactors(table).find((factor): factor is AverageFactor => factor.id === "kr-consumption-2023")!;
const residualMix: AverageFactor = { ...average, id: "residual", kgCo2ePerKwh: 0.5 };
const instrument = (given: Partial<Instrument>): Instrument => ({
  name: "wind",
  kind: "contract",
  kwh: 1000,
  kgCo2ePerKwh: 0,
  vintage: 2023,
  region: "KR",
  ...given,
});
const year = (given: Partial<Scope2Request>) =>
  footprint({ year: 2023, importedKwh: 10_000, factor: average, instruments: [], ...given });

describe("footprint()", () => {
  // Oracle: by hand, after the Guidance's own scheme: 10 MWh, of which 4 by contract and 1 by certificate at 0.1 kg.
  it("gives both methods, the market's by contracts, certificates and the residual mix", () => {
    const instruments = [instrument({ kwh: 4000 }), instrument({ kind: "certificate", kwh: 1000, kgCo2ePerKwh: 0.1 })];
    const { locationBased, marketBased } = year({ instruments, residualMix });
    expect(locationBased.kgCo2e).toBeCloseTo(4173, 9);
    expect(marketBased.kgCo2e).toBeCloseTo(0.1 * 1000 + 0.5 * 5000, 9);
    expect([marketBased.uncoveredKwh, marketBased.isResidualMixMissing]).toEqual([5000, false]);
  });

  it("takes the grid's mean where there is no residual mix, and says so", () => {
    const { locationBased, marketBased } = year({});
    expect(marketBased.kgCo2e).toBe(locationBased.kgCo2e);
    expect([marketBased.isResidualMixMissing, marketBased.residual.id]).toEqual([true, "kr-consumption-2023"]);
  });

  it("counts no certificate of another year or market, and carries no excess over", () => {
    const instruments = [
      instrument({ vintage: 2022 }),
      instrument({ vintage: 2024 }),
      instrument({ region: "GB" }),
      instrument({ kwh: 15_000 }),
    ];
    const { marketBased } = year({ instruments });
    expect(marketBased.instruments.map(({ refused }) => refused)).toEqual(["vintage", "vintage", "region", null]);
    expect([marketBased.kgCo2e, marketBased.instruments[3]?.excessKwh]).toEqual([0, 5000]);
    expect(year({ instruments, vintageYears: 1 }).marketBased.instruments[0]?.refused).toBeNull();
  });

  it("counts sun whose certificates were sold like the grid's, by the market alone", () => {
    const { locationBased, marketBased } = year({ soldAttributesKwh: 1000, residualMix });
    expect(locationBased.kgCo2e).toBeCloseTo(4173, 9);
    expect(marketBased.kgCo2e).toBeCloseTo(0.5 * 11_000, 9);
  });

  it("keeps a missing energy missing, and refuses a negative one", () => {
    expect(year({ importedKwh: Number.NaN }).locationBased.kgCo2e).toBeNaN();
    expect(() => year({ importedKwh: -1 })).toThrow("an energy is negative: -1 kWh");
  });

  it("does not take a marginal factor: the types say so", () => {
    expectTypeOf<MarginalFactor>().not.toExtend<Scope2Request["factor"]>();
    expectTypeOf<AverageFactor>().toExtend<Scope2Request["factor"]>();
  });
});
