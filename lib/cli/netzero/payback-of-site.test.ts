import { describe, expect, it } from "vitest";
import { NO_BATTERY } from "#lib/carbon/battery.ts";
import { dispatchGreedy } from "#lib/carbon/dispatch-greedy.ts";
import { tariffPrices } from "./hourly-signal.ts";
import type { NetZeroOptions } from "./net-zero-options.ts";
import { paybackOf } from "./payback-of-site.ts";

const ZONE = "Asia/Seoul";
const OPTIONS = { kwp: 2, batteryKwh: 0 } as NetZeroOptions;

/** A site of 2023 that uses 3 kWh an hour and generates 1; hours beyond `known` are missing. */
function site(known: number, hours = 8760) {
  const start = Float64Array.from({ length: hours }, (_, t) => Date.parse("2023-01-01T00:00:00+09:00") + t * 3_600_000);
  const values = start.map((_, t) => (t < known ? 3 : Number.NaN));
  const load = { name: "load", start, values, utcOffset: 9 * 3_600_000, isTypical: false, notes: [] };
  const pv = new Float64Array(hours).fill(1);
  const flows = dispatchGreedy({ load: values, generation: pv, hours: 1 }, NO_BATTERY);
  return { load, pv, flows, year: 2023, prices: tariffPrices(load, ZONE) };
}

describe("paybackOf()", () => {
  // Oracle: by hand. Each known hour saves its price; 8500 of them are brought to 8760.
  it("brings the saving of the known hours to the year, and says so", () => {
    const part = site(8500);
    const { price } = tariffPrices(part.load, ZONE);
    const saved = price.subarray(0, 8500).reduce((sum, each) => sum + each, 0);
    const { result, scaled } = paybackOf(OPTIONS, part);
    const upkeep = result.investmentKrw * 0.015;
    expect(result.firstYearKrw).toBeCloseTo((saved * 8760) / 8500 - upkeep, 3);
    expect(scaled).toBe("the saving of 8500 known hours brought to the 8760 of 2023");
    expect(paybackOf(OPTIONS, site(8760)).scaled).toBe("");
  });

  it("refuses to make a year of three days, or of one in two", () => {
    expect(() => paybackOf(OPTIONS, site(72, 72))).toThrow("as 0.8 % of a year is known, in 72 hours: give a load");
    expect(() => paybackOf(OPTIONS, site(8760, 17_520))).toThrow("as 50.0 % of a year is known");
  });
});
