import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { MODEL_NAMES } from "#lib/forecast/standard-models.ts";
import type { ForecastRow } from "./regional-forecast/panel-fixture.ts";
import { forecastRowsOf, setUpModels, taskOf, wave } from "./regional-forecast/panel-fixture.ts";

const LENGTH = 30;
const NATIONAL = {
  firstMonth: "2015-01",
  gwh: Float64Array.from({ length: 72 }, (_, t) => 40_000 + 4000 * Math.cos((2 * Math.PI * t) / 12) + 20 * t),
  source: "KPX, 2015-01 to 2020-12",
};

/** Five municipalities of two provinces; the last one has no data at all. */
const leaves = {
  "11110": wave(LENGTH, 1),
  "11140": wave(LENGTH, 2).fill(Number.NaN, 9, 11),
  "47110": wave(LENGTH, 30),
  "47190": wave(LENGTH, 4).fill(Number.NaN, 0, 20),
  "47940": new Float64Array(LENGTH).fill(Number.NaN),
};

const task = { ...taskOf(leaves, [24, 25, 26, 27, 28]), national: NATIONAL };

let rows: readonly ForecastRow[];
beforeAll(async () => {
  await setUpModels();
  rows = forecastRowsOf(task);
});

const at = (month: string, model: string, code: string) =>
  rows.find((row) => row.target_month === `${month}-01` && row.model === model && row.region_code === code)!;

describe("derivation.compute()", () => {
  it("makes a row of every month, region and model", () => {
    expect(new Set(rows.map(({ model }) => model))).toEqual(new Set(MODEL_NAMES));
    expect(new Set(rows.map(({ target_month }) => target_month))).toEqual(
      new Set(["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"]),
    );
    expect(rows).toHaveLength(5 * task.nodes.length * MODEL_NAMES.length);
    expect(at("2024-02", "comb", "47110").actual_kwh).toBe(leaves["47110"][25]);
  });

  it("lets no cell of the target month or later reach a forecast, an interval or a scale of that month", () => {
    // Origin 26 is March 2024. Rows of March and before may differ in nothing but the use of March itself.
    const from = 26;
    const known = (all: readonly ForecastRow[]) =>
      all
        .filter(({ target_month }) => target_month <= "2024-03-01")
        .map((row) => (row.target_month === "2024-03-01" ? { ...row, actual_kwh: null } : row));
    const reference = known(rows);
    expect(reference).toHaveLength(3 * task.nodes.length * MODEL_NAMES.length);
    const change = fc.record({
      node: fc.nat({ max: task.nodes.length - 1 }),
      t: fc.integer({ min: from, max: LENGTH - 1 }),
      kwh: fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(Number.NaN)),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const values = task.values.map((series) => series.slice());
        for (const { node, t, kwh } of changes) values[node]![t] = kwh;
        expect(known(forecastRowsOf({ ...task, values, origins: [24, 25, 26] }))).toEqual(reference);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("a change of the last month before the target does reach it, so that the test above can fail", () => {
    const values = task.values.map((series) => series.slice());
    values[3]![25]! *= 2;
    const changed = forecastRowsOf({ ...task, values, origins: [26] });
    const naive = changed.find(({ model, region_code }) => model === "naive" && region_code === "11110")!;
    expect(naive.forecast_kwh).not.toBe(at("2024-03", "naive", "11110").forecast_kwh);
  });

  it("adds up over the levels, for every model and month, to 1e-9 of the sum", () => {
    let sums = 0;
    for (const parent of rows.filter(({ level, ran }) => level !== "municipality" && ran)) {
      const below = rows.filter(
        (row) =>
          row.model === parent.model &&
          row.target_month === parent.target_month &&
          row.ran &&
          (parent.level === "nation"
            ? row.level === "province"
            : row.level === "municipality" && row.region_code.startsWith(parent.region_code)),
      );
      const sum = below.reduce((total, row) => total + (row.forecast_kwh as number), 0);
      expect(below.length, `${parent.model} ${parent.region_code}`).toBeGreaterThan(0);
      expect(Math.abs((parent.forecast_kwh as number) - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum));
      sums++;
    }
    expect(sums).toBeGreaterThan(3 * 5 * 8);
  });

  it("says how it was reconciled: bottom-up until every node that ran has three past errors, then by their variance", () => {
    const methods = (model: string) =>
      ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"].map((month) => at(month, model, "KR").reconciliation);
    expect(methods("naive")).toEqual(["bottom-up", "bottom-up", "bottom-up", "mint-diagonal", "mint-diagonal"]);
    const refused = rows.filter(({ level, ran }) => level === "nation" && !ran);
    for (const { reconciliation } of refused) expect(reconciliation).toBe("none");
  });

  it("leaves a municipality without data without forecast, and gives its province that of the others", () => {
    for (const row of rows.filter(({ region_code }) => region_code === "47940")) {
      expect(row).toMatchObject({ ran: false, forecast_kwh: null, base_kwh: null, lo80_kwh: null, history_months: 0 });
      expect(row.note).toMatch(/\w/);
      expect([row.actual_kwh, row.mase_scale_kwh]).toEqual([null, null]);
    }
    const province = at("2024-01", "comb", "47");
    expect(province.ran).toBe(true);
    expect(province.forecast_kwh).toBeCloseTo(
      at("2024-01", "comb", "47110").forecast_kwh! + at("2024-01", "comb", "47190").forecast_kwh!,
      6,
    );
  });

  it("gives the reason where a model could not be fitted, and no forecast", () => {
    // 47190 begins in September 2023: four months cannot show a season.
    expect(at("2024-01", "hw-add", "47190")).toMatchObject({ ran: false, forecast_kwh: null, history_months: 4 });
    expect(at("2024-01", "hw-add", "47190").note).toMatch(/needs \d+/);
    expect(at("2024-01", "naive", "47190")).toMatchObject({ ran: true, forecast_kwh: leaves["47190"][23] });
    expect(at("2024-01", "pooled", "47190")).toMatchObject({ ran: true, note: expect.stringContaining("KPX") });
  });

  it("has no pooled model without a national load to borrow a season from", () => {
    const { national: _, ...alone } = task;
    const found = forecastRowsOf({ ...alone, origins: [24] });
    expect(new Set(found.map(({ model }) => model))).toEqual(new Set(MODEL_NAMES.filter((name) => name !== "pooled")));
  });
});
