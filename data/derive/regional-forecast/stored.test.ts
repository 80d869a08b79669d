import { afterAll, beforeAll, expect, it } from "vitest";
import { monthAt, monthIndex } from "#lib/core/month.ts";
import { MODEL_NAMES } from "#lib/forecast/standard-models.ts";
import { derive } from "#lib/lake/derive.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { wave } from "./panel-fixture.ts";

const FIRST = monthIndex("2023-01");
const LENGTH = 14;
const CODES = ["11110", "11140", "47110"];

/** Fourteen months of three municipalities, one contract type; one cell is missing, and in the last month all are but one. */
function usage() {
  const cells = CODES.flatMap((code, i) =>
    Array.from(wave(LENGTH, i + 1), (kwh, t) => ({
      code,
      month: `${monthAt(FIRST + t)}-01`,
      kwh: (i === 1 && t === 6) || (i > 0 && t === LENGTH - 1) ? null : kwh,
    })),
  );
  return {
    dataset: "regional_usage",
    partition: "all",
    provenance: { source: "worked by hand", quality: "measured" },
    columns: {
      month: cells.map(({ month }) => month),
      sido: cells.map(() => "-"),
      sigungu: cells.map(() => "-"),
      region_code: cells.map(({ code }) => code),
      contract: cells.map(() => "residential"),
      kwh: cells.map(({ kwh }) => kwh),
      quality: cells.map(() => "measured"),
      source: cells.map(() => "file"),
      published: cells.map(() => null),
      published_stated: cells.map(() => false),
    },
  } as const;
}

let lake: Lake;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ lake, dispose } = await tinyLake());
  await lake.commit("use", () => ({ put: [usage()] }));
});
afterAll(() => dispose());

it("derive() stores the forecasts of every contract type and their sum, and leaves them alone while nothing changes", async () => {
  const { computed, changed, snapshot } = await derive(lake);
  expect([computed, changed]).toEqual([2, true]);
  const { query } = await lake.snapshot(snapshot ?? "");
  const counts = await query(
    `SELECT contract, count(*)::INTEGER AS rows, count(DISTINCT target_month)::INTEGER AS months,
            list(DISTINCT model ORDER BY model) AS models, bool_and(ran = (forecast_kwh IS NOT NULL)) AS stated
     FROM regional_forecast GROUP BY contract ORDER BY contract`,
  );
  const models = MODEL_NAMES.filter((name) => name !== "pooled").toSorted();
  // Thirteen months: all but the first. Six regions: three, two provinces, the nation.
  const each = { rows: 13 * 6 * models.length, months: 13, models, stated: true };
  expect(counts.rows()).toEqual([
    { contract: "residential", ...each },
    { contract: "total", ...each },
  ]);
  const use = await query(
    `SELECT region_code, actual_kwh FROM regional_forecast
     WHERE contract = 'total' AND model = 'naive' AND target_month = '2024-02-01' ORDER BY region_code`,
  );
  const last = wave(LENGTH, 1)[LENGTH - 1];
  expect(use.rows<Record<string, unknown>>().map(Object.values)).toEqual([
    ["11", last],
    ["11110", last],
    ["11140", null],
    ["47", null],
    ["47110", null],
    ["KR", last],
  ]);
  expect(await derive(lake)).toMatchObject({ computed: 0, unchanged: 2, changed: false, snapshot });
});
