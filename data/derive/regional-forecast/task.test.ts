import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Read } from "#lib/core/derivation.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { derivation } from "../regional-forecast.ts";
import { forecastTasks } from "./task.ts";

const provenance = { source: "worked by hand", quality: "measured" } as const;
const NaN_ = Number.NaN;

/** Use in kWh: January, February, April and May 2024 and, in May, only cells that are missing; March has no row at all. */
const USE: readonly (readonly [code: string, contract: string, ...months: readonly (number | null)[]])[] = [
  ["11110", "residential", 1, 2, 4, null],
  ["11110", "industrial", 10, null, 40, null],
  ["47110", "residential", 100, 200, null, null],
  ["47110", "industrial", 1000, 2000, 4000, null],
  ["11140", "residential", null, 20_000, 40_000, null],
];
const MONTHS = ["2024-01", "2024-02", "2024-04", "2024-05"];

function usage(rows: typeof USE) {
  const cells = rows.flatMap(([code, contract, ...months]) =>
    months.map((kwh, i) => ({ code, contract, kwh, month: `${MONTHS[i]}-01` })),
  );
  return {
    dataset: "regional_usage",
    partition: "all",
    provenance,
    columns: {
      month: cells.map(({ month }) => month),
      sido: cells.map(() => "-"),
      sigungu: cells.map(() => "-"),
      region_code: cells.map(({ code }) => code),
      contract: cells.map(({ contract }) => contract),
      kwh: cells.map(({ kwh }) => kwh),
      quality: cells.map(() => "measured"),
      source: cells.map(() => "file"),
      published: cells.map(() => null),
      published_stated: cells.map(() => false),
    },
  };
}

/** Hours of 2021 in Asia/Seoul: all of January at 1 GW, half of February, all of March at 2 GW. */
function nationalLoad() {
  const hours = (month: number, days: number, mw: number) =>
    Array.from({ length: 24 * days }, (_, hour) => ({ start: new Date(Date.UTC(2021, month, 1, hour - 9)), mw }));
  const rows = [...hours(0, 31, 1000), ...hours(1, 14, 1000), ...hours(2, 31, 2000)];
  return {
    dataset: "national_load",
    partition: "2021",
    provenance,
    columns: {
      interval_start: rows.map(({ start }) => start),
      load_mw: rows.map(({ mw }) => mw),
      quality: rows.map(() => "measured"),
      source: rows.map(() => "KPX"),
    },
  };
}

let lake: Lake;
let dispose: () => Promise<void>;
beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

const read: Read = async <Row>(sql: string, parameters = {}) =>
  (await (await lake.snapshot()).query(sql, parameters)).rows<Row>();

describe("forecastTasks()", () => {
  it("gives each contract type and their sum a tree: nation, provinces, municipalities; sums leave missing cells out", async () => {
    await lake.commit("use", () => ({ put: [usage(USE)] }));
    const tasks = await forecastTasks(read, 24);
    expect(tasks.map(({ partition }) => partition)).toEqual(["industrial", "residential", "total"]);
    expect(tasks.every(({ national }) => national === undefined)).toBe(true);
    expect(new Set(tasks.map(({ firstMonth }) => firstMonth))).toEqual(new Set(["2024-01"]));

    const [industrial, residential, total] = tasks;
    expect(total!.nodes.map(({ level, code }) => `${level} ${code}`)).toEqual([
      "nation KR",
      "province 11",
      "province 47",
      "municipality 11110",
      "municipality 11140",
      "municipality 47110",
    ]);
    expect(total!.parents).toEqual([-1, 0, 0, 1, 1, 2]);
    // January, February, March (no rows), April, May (only missing cells).
    expect(total!.values).toEqual([
      Float64Array.of(1111, 22_202, NaN_, 44_044, NaN_),
      Float64Array.of(11, 20_002, NaN_, 40_044, NaN_),
      Float64Array.of(1100, 2200, NaN_, 4000, NaN_),
      Float64Array.of(11, 2, NaN_, 44, NaN_),
      Float64Array.of(NaN_, 20_000, NaN_, 40_000, NaN_),
      Float64Array.of(1100, 2200, NaN_, 4000, NaN_),
    ]);
    expect(residential!.values[2]).toEqual(Float64Array.of(100, 200, NaN_, NaN_, NaN_));
    expect(industrial!.nodes.map(({ code }) => code)).toEqual(["KR", "11", "47", "11110", "47110"]);
    expect(industrial!.values[1]).toEqual(Float64Array.of(10, NaN_, NaN_, 40, NaN_));
  });

  it("forecasts the last months that have data, never the first of all, as nothing comes before it", async () => {
    await lake.commit("use", () => ({ put: [usage(USE)] }));
    const origins = async (targets: number) => (await forecastTasks(read, targets)).at(-1)!.origins;
    expect(await origins(24)).toEqual([1, 3]);
    expect(await origins(2)).toEqual([1, 3]);
    expect(await origins(1)).toEqual([3]);
  });

  it("has nothing to do in an empty lake", async () => {
    expect(await derivation.plan(read)).toEqual([]);
  });

  it("hands over the national load of months that are whole, counted in Asia/Seoul; others are missing", async () => {
    await lake.commit("use", () => ({ put: [usage(USE), nationalLoad()] }));
    const [task] = await derivation.plan(read);
    expect(task!.national).toEqual({
      firstMonth: "2021-01",
      gwh: Float64Array.of(744, NaN_, 1488),
      source: "KPX, 2021-01 to 2021-03",
    });
    expect(derivation.provenance(task!)).toMatchObject({
      quality: "forecast",
      note: expect.stringMatching(/^season borrowed from KPX/),
    });
  });
});
