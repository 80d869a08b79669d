import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { energyUnit } from "#lib/core/energy-unit.ts";
import { formatDecimal, formatEnergy, formatNumber, formatPercent, MISSING, signed } from "./number-format.ts";

describe("numbers as readers see them", () => {
  it.each([
    [1_234_567, "1.23 GWh"],
    [-1_234_567, "−1.23 GWh"],
    [999, "999 kWh"],
    [0, "0 kWh"],
    [549.82e9, "550 TWh"],
    [0.4, "0.4 kWh"],
  ])("formatEnergy() writes %d kWh as %s", (kwh, text) => {
    expect(formatEnergy(kwh, "en")).toBe(text);
  });

  it("formatEnergy() keeps to the unit it is given, so that a column shares one", () => {
    expect(formatEnergy(2_000, "en", energyUnit(3e6))).toBe("0.002 GWh");
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])("%s reads as missing, never as zero", (value) => {
    expect(formatEnergy(value, "ko")).toBe(MISSING);
    expect(formatNumber(value, "ko")).toBe(MISSING);
    expect(formatPercent(value, "ko")).toBe(MISSING);
    expect(formatDecimal(value, "ko", 2)).toBe(MISSING);
  });

  it("formatPercent() writes a share with its decimals", () => {
    expect(formatPercent(0.0314, "en")).toBe("3.1 %");
    expect(formatPercent(-0.5, "ko", 0)).toBe("−50 %");
  });

  it("signed() puts a plus before positive values only", () => {
    expect([signed("3", 3), signed("0", 0), signed("−3", -3)]).toEqual(["+3", "0", "−3"]);
  });

  it("energyUnit() never leaves the largest value below one unit, unless it is below one kWh", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e15, noNaN: true }), (kwh) => {
        const unit = energyUnit(-kwh);
        expect(kwh / unit.kwh).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
