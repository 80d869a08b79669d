import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { importKepco } from "./import-kepco.ts";
import { importKpxLoad } from "./import-kpx-load.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

const FOLDER = resolve(import.meta.dirname, "../../../shared/data/korea");
const REASON = existsSync(FOLDER) ? "" : " (skipped: ../shared/data is absent)";
const real = (name: string) => resolve(FOLDER, name);

let lake: Lake;
let dispose: () => Promise<void>;

beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

describe.skipIf(REASON !== "")(`real files in the lake${REASON}`, () => {
  it("importKepco() makes one snapshot of five spellings of one table, and one of the next year's", async () => {
    const first = await importKepco(lake, [real("kepco_sgg_2023_jan-apr_utf8.csv")]);
    expect(first.added).toBe((229 * 7 - 2) * 4);
    for (const variant of ["007e0e4", "a245c9e", "d063df3", "f69b853"]) {
      const again = await importKepco(lake, [real(`kepco_sgg_2023_variant_${variant}.cp949.csv`)]);
      expect(again, variant).toMatchObject({ changed: false, snapshot: first.snapshot, unchanged: first.added });
    }
    const next = await importKepco(lake, [real("kepco_sgg_2024.csv")], { published: "2025-03" });
    expect(next).toMatchObject({ changed: true, restated: 0, unchanged: 0 });
    const years = await rowsOf(
      lake,
      `SELECT year(month) AS year, round(sum(kwh) / 1e9, 3) AS twh, count(*) - count(kwh) AS missing,
              strftime(max(published), '%Y-%m') AS published, bool_and(published_stated) AS stated
       FROM regional_usage GROUP BY year ORDER BY year`,
    );
    expect(years).toEqual([
      { year: 2023, twh: 185.511, missing: 0, published: "2023-06", stated: false },
      { year: 2024, twh: 549.821, missing: 5, published: "2025-03", stated: true },
    ]);
  });

  // Oracle: the sums of the file's load by year, added up elsewhere; every month of the nine years is whole.
  it("importKpxLoad() gives nine whole years of months", async () => {
    await importKpxLoad(lake, [real("kpx_hourly_load_weather_2013_2021.csv.gz")]);
    const [total] = await rowsOf(
      lake,
      "SELECT count(*) AS months, min(coverage) AS coverage, sum(days)::INTEGER AS days FROM national_load_month",
    );
    expect(total).toEqual({ months: 108, coverage: 1, days: 3287 });
    const years = await rowsOf(
      lake,
      "SELECT year(month) AS year, round(sum(energy_gwh)) AS gwh FROM national_load_month GROUP BY year ORDER BY year",
    );
    expect(years.map(({ gwh }) => gwh)).toEqual([
      510_053, 514_649, 520_746, 536_331, 548_065, 564_850, 552_831, 536_780, 558_338,
    ]);
  });
});
