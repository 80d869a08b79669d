import { expect, it } from "vitest";
import type { RestatedCell } from "#lib/lake/diff/restated-cells.ts";
import { cellsCsv } from "./cells-csv.ts";

const cell = (place: string, was: number | null, is: number | null): RestatedCell => ({
  dataset: "use",
  key: { column: "2024-05-01", place },
  column: "kwh",
  unit: "kWh",
  was,
  is,
});

it("cellsCsv() has one header over all batches, missing values empty, and keys that are named like its own columns", async () => {
  async function* batches() {
    yield [cell("Seoul, Jongno", 1.5, null), cell("=Busan", null, 0)];
    yield [];
    yield [cell("대구", -2, 3)];
  }
  const text = (await Array.fromAsync(cellsCsv({ key: ["column", "place"] }, batches()))).join("");
  expect(text.split("\r\n")).toEqual([
    "dataset,column,place,column,unit,then,now",
    'use,2024-05-01,"Seoul, Jongno",kwh,kWh,1.5,',
    "use,2024-05-01,'=Busan,kwh,kWh,,0",
    "use,2024-05-01,대구,kwh,kWh,-2,3",
    "",
  ]);
});
