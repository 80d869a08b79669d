import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { fixtureLake } from "./lake-fixture.ts";
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

describe("errors.sql", () => {
  // Worked by hand from forecasts-fixture.ts: e = actual − forecast; skill = 1 − |e| / |error of snaive|.
  it("gives e, |e|, e², WAPE, MASE and skill, each missing where its denominator is missing or zero", async () => {
    const names = ["error_kwh", "mae_kwh", "mse_kwh2", "wape", "mase", "skill"];
    expect(await table("errors", names)).toEqual({
      "11110": [50, 50, 2500, 0.1, 2, 0.5],
      "11140": [-50, 50, 2500, 0.2, null, -1],
      "11680": [null, null, null, null, null, null],
      "47110": [500, 500, 250_000, 0.2, 2, null],
      "47190": [0, 0, 0, 0, 0, 1],
      "47940": [-5, 5, 25, null, null, null],
    });
  });

  it("gives the share of the target month's cells that are there: none is not all", async () => {
    const coverage = async (chosen?: Chosen) =>
      Object.fromEntries(
        Object.entries(await table("errors", ["coverage"], chosen)).map(([code, [share]]) => [code, share]),
      );
    expect(await coverage()).toEqual({ "11110": 1, "11140": 1, "11680": 0, "47110": 1, "47190": 1, "47940": 1 });
    // Of Seoul's homes two in three are there, of its industry one in two.
    expect((await coverage({ level: "province" }))["11"]).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
  });

  it("counts for mean use and industrial share only months before the target, and of those what is there", async () => {
    // Ten months; 11680 lacks its homes in one of them: (9·600 + 100)/10 and 100/550.
    expect(await table("errors", ["mean_kwh", "industrial_share"])).toEqual({
      "11110": [400, 0.25],
      "11140": [200, null],
      "11680": [550, 100 / 550],
      "47110": [2000, 0.8],
      "47190": [1000, 0.6],
      "47940": [0, null],
    });
    // In August there are 13: ten as before, 500 in May, 600 in June and July; industry 100, but 150 in May.
    expect((await table("errors", ["mean_kwh", "industrial_share"], { month: "2024-08" }))["11110"]).toEqual([
      (10 * 400 + 500 + 2 * 600) / 13,
      expect.closeTo((12 * 100 + 150) / 13 / (5700 / 13), 12),
    ]);
    expect(await table("errors", ["mean_kwh"], { contract: "industrial" })).toEqual({ "11110": [400] });
  });

  it("sums municipalities to provinces, and keeps names, bounds and their basis", async () => {
    const names = ["name_en", "province_ko", "mae_kwh", "wape", "mase", "skill", "mean_kwh", "industrial_share"];
    expect(await table("errors", names, { level: "province" })).toEqual({
      "11": ["Seoul", "서울특별시", 50, 50 / 750, 1, 0, 1150, 200 / 1150],
      "47": [
        "Gyeongsangbuk-do",
        "경상북도",
        495,
        0.15,
        5,
        expect.closeTo(-3.95, 12),
        3000,
        expect.closeTo(2200 / 3000, 12),
      ],
    });
    const bounds = ["lo80_kwh", "hi80_kwh", "lo95_kwh", "hi95_kwh", "basis", "error_count", "error_months"];
    const found = await table("errors", ["name_ko", ...bounds]);
    expect(found["11110"]).toEqual(["종로구", 410, 490, 370, 530, "own", 19, 19]);
    expect(found["11140"]).toEqual(["서울 중구", null, null, null, null, "none", 2, 1]);
    expect(found["47940"]).toEqual(["울릉군", 0, 45, null, null, "pooled", 12, 2]);
  });

  it("says why a model did not run, and leaves its errors missing", async () => {
    const names = ["ran", "note", "forecast_kwh", "mae_kwh", "wape", "skill"];
    const rows = Object.values(await table("errors", names, { model: "ets" }));
    expect(rows).toHaveLength(6);
    for (const row of rows)
      expect(row).toEqual([false, expect.stringContaining("needs 24 values"), null, null, null, null]);
    expect(await rowsOf("errors", { model: "theta" })).toHaveLength(2);
    expect(await rowsOf("errors", { month: "2024-07" })).toEqual([]);
  });
});

describe("backtest.sql", () => {
  it("averages the months to the target in which the model ran and the use is known", async () => {
    const names = ["mae_kwh", "mse_kwh2", "wape", "months"];
    expect(await table("backtest", names)).toEqual({
      "11110": [35, 1450, 70 / 900, 2],
      "11140": [50, 2500, 0.2, 1],
      "11680": [30, 900, 0.05, 1],
      "47110": [300, 130_000, 600 / 4500, 2],
      "47190": [0, 0, 0, 1],
      "47940": [5, 25, null, 1],
    });
    expect(Object.keys(await table("backtest", names, { month: "2024-04" }))).toEqual(["11110", "11680", "47110"]);
    expect((await table("backtest", names, { month: "2024-08" }))["11110"]).toEqual([
      (20 + 50 + 60) / 3,
      (400 + 2500 + 3600) / 3,
      130 / 1500,
      3,
    ]);
    expect(await rowsOf("backtest", { model: "ets" })).toEqual([]);
  });
});

describe("models.sql", () => {
  it("ranks the models by WAPE over the regions they ran for; one that did not run comes last, without errors", async () => {
    const names = ["ran", "regions", "mae_kwh", "mse_kwh2", "wape", "mase"];
    const found = await table("models", names);
    expect(Object.keys(found)).toEqual(["theta", "snaive", "comb", "ets"]);
    expect(found).toEqual({
      theta: [1, 2, 10, 100, 10 / 500, 0.4],
      snaive: [5, 6, 225 / 4, 20_625 / 4, 225 / 4050, 2.5],
      comb: [6, 6, 605 / 5, 255_025 / 5, 605 / 4050, 2],
      ets: [0, 6, null, null, null, null],
    });
    expect(await table("models", ["note", "reason"])).toMatchObject({
      comb: ["theta alone", null],
      ets: [null, expect.stringContaining("needs 24")],
    });
  });
});

describe("seasons.sql", () => {
  it("gives May and August of the target's year and no other month", async () => {
    const rows = await rowsOf("seasons", { month: "2024-04" });
    expect(
      rows.map(({ month, region_code, mae_kwh, wape, mase, skill }) => [
        month,
        region_code,
        mae_kwh,
        wape,
        mase,
        skill,
      ]),
    ).toEqual([
      ["2024-05", "11110", 50, 0.1, 2, 0.5],
      ["2024-05", "11140", 50, 0.2, null, -1],
      ["2024-05", "11680", null, null, null, null],
      ["2024-05", "47110", 500, 0.2, 2, null],
      ["2024-05", "47190", 0, 0, 0, 1],
      ["2024-05", "47940", 5, null, null, null],
      ["2024-08", "11110", 60, 0.1, 2, -1],
      ["2024-08", "47110", null, null, null, null],
      ["2024-08", "47190", 90, 0.1, 2, 0],
    ]);
    expect(await rowsOf("seasons", { month: "2025-01" })).toEqual([]);
  });
});
