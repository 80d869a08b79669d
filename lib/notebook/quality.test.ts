import { describe, expect, it } from "vitest";
import { figureQuality, valueColumn } from "./quality.ts";

const table = (rows: readonly (readonly (string | number | null)[])[], value?: number) => ({
  columns: rows[0]?.map((_, i) => `column ${i}`) ?? [],
  rows,
  ...(value === undefined ? {} : { value }),
});

describe("figureQuality()", () => {
  it("counts the rows without the value shown, and tells zero from missing", () => {
    const shown = table([
      ["a", 0],
      ["b", null],
      ["c", 3],
    ]);
    expect(figureQuality(shown, [])).toEqual({ rows: 3, missing: 1 });
  });

  it("says nothing where all is measured", () => {
    const rows = [{ kwh: 1, quality: "measured", coverage: 1 }];
    expect(figureQuality(table([["a", 1]]), rows)).toBeUndefined();
    expect(figureQuality(table([]), [])).toBeUndefined();
  });

  it("weighs estimated and synthetic by the energy that they are of a total, missing energy by nothing", () => {
    const rows = [
      { load_kwh: 90, quality: "measured" },
      { load_kwh: -10, quality: "estimated" },
      { load_kwh: null, quality: "estimated" },
      { load_kwh: Number.NaN, quality: "synthetic" },
    ];
    expect(figureQuality(table([["a", 1]]), rows)?.shares).toEqual({ estimated: 0.1 });
  });

  it("counts rows where there is no energy to weigh them by, and sums of which a part is missing", () => {
    const rows = [
      { model: "a", quality: "forecast", coverage: 0.5 },
      { model: "b", quality: "measured", coverage: 0 },
    ];
    expect(figureQuality(table([["a", 1]]), rows)).toEqual({ rows: 1, partial: 1, shares: { forecast: 0.5 } });
  });
});

describe("valueColumn()", () => {
  it("takes the column that is named, else the first in which numbers are missing, else the first that is no rank", () => {
    const rows = [
      [1, "a", 5, null],
      [2, "b", 6, 7],
    ];
    expect(valueColumn(table(rows, 2))).toBe(2);
    expect(valueColumn(table(rows))).toBe(3);
    expect(valueColumn(table(rows.map((row) => row.slice(0, 3))))).toBe(2);
    expect(valueColumn(table([["a", null]]))).toBeUndefined();
  });
});
