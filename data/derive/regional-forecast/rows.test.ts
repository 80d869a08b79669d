import { beforeAll, describe, expect, it } from "vitest";
import type { ForecastRow } from "./panel-fixture.ts";
import { forecastRowsOf, setUpModels, taskOf, wave } from "./panel-fixture.ts";

const LENGTH = 26;
const ORIGINS = Array.from({ length: 22 }, (_, i) => i + 3);

/** One month high, one nothing: every error is as large as the use. */
const blinking = Float64Array.from({ length: LENGTH }, (_, t) => (t % 2) * 1000);
const leaves = { "11110": wave(LENGTH, 1), "11140": wave(LENGTH, 2), "47110": wave(LENGTH, 3), "47190": blinking };
const nodes = 4 + 2 + 1;

let rows: readonly ForecastRow[];
beforeAll(async () => {
  await setUpModels();
  rows = forecastRowsOf(taskOf(leaves, ORIGINS));
});

/** The naive forecast of a region, origin by origin. */
const naive = (code: string) => rows.filter((row) => row.model === "naive" && row.region_code === code);

describe("the intervals", () => {
  it("rest on a region's own errors from the 19th on, before on those of all, and say how many and of how many months", () => {
    const found = naive("11110");
    expect(found.map((row) => `${row.basis} ${row.error_count} of ${row.error_months}`)).toEqual(
      ORIGINS.map((_, past) =>
        past === 0 ? "none 0 of 0" : `${past < 19 ? `pooled ${nodes * past}` : `own ${past}`} of ${past}`,
      ),
    );
    // 4 errors can vouch for 80 %, 19 for 95 %: three months of seven nodes are 21.
    expect(found.map(({ lo80_kwh }) => lo80_kwh !== null)).toEqual(ORIGINS.map((_, past) => past >= 1));
    expect(found.map(({ lo95_kwh }) => lo95_kwh !== null)).toEqual(ORIGINS.map((_, past) => past >= 3));
  });

  // Worked by hand: all series are whole, so naive forecasts add up already and its errors are the changes from month to
  // month. Of nineteen the ⌈20 · 0.95⌉-th smallest is the largest, and the ⌈20 · 0.8⌉-th the sixteenth.
  it("are as wide as the quantile of the errors before the month, and not of its own", () => {
    const series = leaves["11110"];
    const steps = Array.from(series, (y, t) => Math.abs(y - (series[t - 1] ?? Number.NaN)));
    const sorted = steps.slice(3, 22).sort((a, b) => a - b);
    const row = naive("11110")[19]!;
    expect((row.hi95_kwh as number) - (row.forecast_kwh as number)).toBeCloseTo(sorted[18]!, 6);
    expect((row.hi80_kwh as number) - (row.forecast_kwh as number)).toBeCloseTo(sorted[15]!, 6);
  });

  // Worked by hand: after one month the pool holds the change of month 3 over the mean of months 0 to 3, of each of the seven
  // nodes; of seven the ⌈8 · 0.8⌉-th smallest is the largest.
  it("take from the pool errors over the mean size of their region, and give them back in its own size", () => {
    const { values } = taskOf(leaves, []);
    const size = (series: Float64Array) => series.subarray(0, 4).reduce((sum, y) => sum + y, 0) / 4;
    const largest = Math.max(...values.map((series) => Math.abs(series[3]! - series[2]!) / size(series)));
    const row = naive("11140")[1]!;
    expect((row.hi80_kwh as number) - (row.forecast_kwh as number)).toBeCloseTo(largest * size(leaves["11140"]), 6);
  });

  it("have bounds only where they have a basis, around the forecast, the wider outside, and never below zero", () => {
    let bounded = 0;
    for (const row of rows) {
      const bounds = [row.lo95_kwh, row.lo80_kwh, row.hi80_kwh, row.hi95_kwh];
      const forecast = row.forecast_kwh as number;
      expect(bounds[1] !== null).toBe(row.ran && row.basis !== "none");
      if (bounds[1] === null) expect(bounds).toEqual([null, null, null, null]);
      else if (bounds[0] === null) expect(row).toMatchObject({ hi95_kwh: null, basis: "pooled" });
      else {
        const [lo95, lo80, hi80, hi95] = bounds as [number, number, number, number];
        expect(0 <= lo95 && lo95 <= lo80 && lo80 <= Math.max(0, forecast)).toBe(true);
        expect(forecast <= hi80 && hi80 <= hi95).toBe(true);
        bounded++;
      }
    }
    expect(bounded).toBeGreaterThan(500);
    const cut = naive("47190").filter(({ lo80_kwh }) => lo80_kwh === 0);
    expect(cut.some(({ forecast_kwh }) => (forecast_kwh as number) > 0)).toBe(true);
  });
});

describe("what a row knows of its history", () => {
  it("counts its months, and has a scale of MASE once two months lie a year apart", () => {
    const found = naive("11140");
    expect(found.map(({ history_months }) => history_months)).toEqual(ORIGINS);
    expect(found.map(({ mase_scale_kwh }) => mase_scale_kwh === null)).toEqual(ORIGINS.map((origin) => origin <= 12));
    // At origin 14 two pairs: months 12 and 0, 13 and 1.
    const series = leaves["11140"];
    expect(found[11]!.mase_scale_kwh).toBeCloseTo(
      (Math.abs(series[12]! - series[0]!) + Math.abs(series[13]! - series[1]!)) / 2,
      9,
    );
  });

  it("keeps the use of the month, and a use of zero is zero", () => {
    const found = naive("47190");
    expect(found.map(({ actual_kwh }) => actual_kwh)).toEqual(ORIGINS.map((t) => (t % 2) * 1000));
  });
});
