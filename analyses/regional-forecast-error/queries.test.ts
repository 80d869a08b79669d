import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { fixtureLake, MONTHS } from "./lake-fixture.ts";
import { queries } from "./queries.ts";
import { answerOf, type Chosen } from "./state-fixture.ts";

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
});
afterAll(() => dispose());

type Row = Readonly<Record<string, unknown>>;

const rowsOf = async (query: string, chosen?: Chosen) => (await answerOf(snapshot, query, chosen)).rows<Row>();

/** The chosen columns of every row, by the value of its first column. */
async function table(query: string, names: readonly string[], chosen?: Chosen) {
  const rows = await rowsOf(query, chosen);
  return Object.fromEntries(
    rows.map((row) => [String(Object.values(row)[0]), names.map((name) => row[name])] as const),
  );
}

describe("the columns that queries.ts declares", () => {
  const CHOICES = ["months", "regions"];

  it("name every query of this folder but those that list choices", async () => {
    const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".sql"));
    expect(files.length).toBeGreaterThan(7);
    expect([...Object.keys(queries), ...CHOICES].sort()).toEqual(files.map((name) => name.slice(0, -4)).sort());
  });

  it.each(Object.keys(queries) as (keyof typeof queries)[])("are those of %s, in order and type", async (query) => {
    const { columns } = await answerOf(snapshot, query);
    const declared = Object.entries(queries[query]).map(([name, type]) => ({ name, type: type.replace("?", "") }));
    expect(columns).toEqual(declared);
  });

  const TRIED = ["2024-04", "2024-05", "2031-01"].flatMap((month) =>
    ["comb", "ets"].flatMap((model) => ["municipality", "province"].map((level) => ({ month, model, level }))),
  );

  it("hold no NULL where none is declared, whatever is chosen, and NULL in each that is measured and may be missing", async () => {
    const missing = new Set<string>();
    for (const [query, declared] of Object.entries(queries)) {
      for (const chosen of TRIED) {
        for (const row of await rowsOf(query, chosen)) {
          for (const name of Object.keys(declared)) if (row[name] === null) missing.add(`${query}.${name}`);
        }
      }
    }
    const nullable = Object.entries(queries).flatMap(([query, declared]) =>
      Object.entries<string>(declared).flatMap(([name, type]) => (type.endsWith("?") ? [`${query}.${name}`] : [])),
    );
    expect([...missing].filter((column) => !nullable.includes(column))).toEqual([]);
    expect([...missing]).toEqual(
      expect.arrayContaining(["errors.mase", "errors.skill", "backtest.wape", "models.mase"]),
    );
  });
});

describe("history.sql", () => {
  it("follows the region that is chosen through all its months, with the forecasts there are", async () => {
    const rows = await rowsOf("history", { region: "11110" });
    expect(rows.map(({ month }) => month)).toEqual(MONTHS);
    expect(MONTHS).toHaveLength(14);
    expect(MONTHS).not.toContain("2023-12");
    expect(new Set(rows.map(({ region_code }) => region_code))).toEqual(new Set(["11110"]));
    expect(rows.filter(({ forecast_kwh }) => forecast_kwh !== null).map(Object.values)).toEqual([
      ["2024-04", "11110", 400, 380, 340, 420, 300, 460],
      ["2024-05", "11110", 500, 450, 410, 490, 370, 530],
      ["2024-08", "11110", 600, 540, 500, 580, 460, 620],
    ]);
    const industrial = await rowsOf("history", { region: "11110", contract: "industrial" });
    expect(industrial.filter(({ forecast_kwh }) => forecast_kwh !== null).map(Object.values)).toEqual([
      ["2024-05", "11110", 150, 120, 80, 160, 40, 200],
    ]);
  });

  it("keeps a month without value missing, and a use of zero zero", async () => {
    const use = await table("history", ["actual_kwh"], { region: "11680" });
    expect(use["2024-05"]).toEqual([null]);
    expect(use["2024-04"]).toEqual([600]);
    expect((await table("history", ["actual_kwh"], { region: "47940" }))["2024-05"]).toEqual([0]);
  });

  it.each([
    ["unset", ""],
    ["unknown", "99999"],
    ["of another level", "47"],
  ])("follows the largest miss where the region is %s", async (_, region) => {
    const rows = await rowsOf("history", { region });
    expect(rows).toHaveLength(14);
    expect(new Set(rows.map(({ region_code }) => region_code))).toEqual(new Set(["47110"]));
  });

  it("follows a province's sum, and nobody where the model ran nowhere and no region is chosen", async () => {
    const rows = await rowsOf("history", { level: "province", region: "47" });
    expect(rows.find(({ month }) => month === "2024-05")).toMatchObject({ actual_kwh: 3300, forecast_kwh: 2805 });
    expect(await rowsOf("history", { model: "ets" })).toEqual([]);
    expect(await rowsOf("history", { model: "ets", region: "11110" })).toHaveLength(14);
  });
});

describe("the lists of choices", () => {
  it("months.sql lists the months that have forecasts, with their names", async () => {
    expect(await rowsOf("months")).toEqual([
      { value: "2024-04", en: "April 2024", ko: "2024년 4월" },
      { value: "2024-05", en: "May 2024", ko: "2024년 5월" },
      { value: "2024-08", en: "August 2024", ko: "2024년 8월" },
    ]);
  });

  it("regions.sql leaves the choice to the page first, then lists provinces and the municipalities under theirs", async () => {
    const rows = await rowsOf("regions");
    expect(rows).toHaveLength(1 + 17 + 229);
    expect(rows[0]).toEqual({ value: "", en: "largest miss", ko: expect.any(String), group_en: null, group_ko: null });
    expect(rows[1]).toEqual({ value: "11", en: "Seoul", ko: "서울특별시", group_en: "Provinces", group_ko: "시도" });
    expect(rows).toContainEqual({
      value: "11140",
      en: "Jung-gu, Seoul",
      ko: "서울 중구",
      group_en: "Seoul",
      group_ko: "서울특별시",
    });
    const codes = rows.slice(18).map(({ value }) => String(value));
    expect(codes).toEqual(codes.toSorted());
    expect(codes).not.toContain("KR");
  });
});

describe("geometry.sql", () => {
  it("geometry.sql gives one outline a region of the level", async () => {
    expect((await rowsOf("geometry")).map(({ region_code, kind }) => [region_code, kind])).toEqual(
      ["11110", "11140", "11680", "47110", "47190", "47940"].map((code) => [code, "cell"]),
    );
    const provinces = await rowsOf("geometry", { level: "province" });
    expect(provinces.map(({ kind }) => kind)).toEqual(["boundary", "boundary"]);
    expect(JSON.parse(String(provinces[0]!.geometry))).toMatchObject({ type: "MultiPolygon" });
  });
});
