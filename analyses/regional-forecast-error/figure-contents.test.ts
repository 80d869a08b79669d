import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Language } from "#lib/notebook/language.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { drawn } from "#lib/plot/drawn-fixture.ts";
import { analysis } from "./analysis.ts";
import { fixtureLake } from "./lake-fixture.ts";
import { emptied, stateOf } from "./state-fixture.ts";
import type { State } from "./values.ts";

type Name = keyof typeof analysis.figures;
const NAMES = Object.keys(analysis.figures) as Name[];

let snapshot: Snapshot;
let dispose: () => Promise<void>;
let state: State;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
  state = await stateOf(snapshot, "", "en");
});
afterAll(() => dispose());

const figure = (name: Name) => analysis.figures[name]!;
const draw = (name: Name, of = state) => drawn(figure(name).draw(of, { width: 620 }));
const table = (name: Name, of = state) => figure(name).table(of);
const at = (search: string, language: Language = "en") => stateOf(snapshot, search, language);

const HISTORY = ["2023-06", "2023-07", "2023-08", "2023-09", "2023-10", "2023-11"].concat(
  ["01", "02", "03", "04", "05", "06", "07", "08"].map((month) => `2024-${month}`),
);

describe("the keys of the marks", () => {
  // Worked by hand from forecasts-fixture.ts: 11680 has no use in May, 47940 none to divide by and 47190 no error.
  it.each<[Name, readonly string[]]>([
    ["map", ["11110", "11140", "11680", "47110", "47190", "47940"]],
    ["ranking", ["47110", "11110", "11140", "47940", "47190", "47190", "47940", "11140", "11110", "47110"]],
    ["size", ["11110", "11140", "47110"]],
    ["forecastActual", ["11110", "11140", "47110", "47190"]],
    ["correlations", []],
    ["history", [...HISTORY, "2024-04", "2024-05"]],
    ["seasons", ["47110", "11110", "11140", "47940", "47190", "47190", "11110"]],
    [
      "squared",
      ["47110", "11140", "11110", "11680", "47940", "47190", "47110", "11140", "11110", "11680", "47940", "47190"],
    ],
    ["models", ["theta", "snaive", "comb", "ets"]],
  ])("of %s are those of what has a value, the largest first where it is a ranking", (name, keys) => {
    expect(draw(name).keys).toEqual(keys);
  });

  it("are provinces where the level is", async () => {
    expect(draw("map", await at("level=province")).keys).toEqual(["11", "47"]);
    expect(draw("ranking", await at("level=province&rows=3")).keys).toEqual(["47", "11", "11", "47"]);
  });

  it("all have something to say, in both languages", async () => {
    let explained = 0;
    for (const language of LANGUAGES) {
      const shown = await at("", language);
      for (const name of NAMES) {
        for (const key of draw(name, shown).keys) {
          const lines = analysis.explain?.(key, name, shown) ?? [];
          expect(lines.length, `${name} ${key}`).toBeGreaterThan(1);
          for (const line of lines) {
            expect(line.trim()).not.toBe("");
            expect(line).not.toMatch(/NaN|undefined|null|Infinity/);
          }
          explained++;
        }
      }
    }
    expect(explained).toBeGreaterThan(90);
  });
});

describe("explain()", () => {
  const said = (key: string, name: Name, of = state) => analysis.explain?.(key, name, of);

  it("says use, forecast, error and industry of a region, and a dash for what is missing", () => {
    expect(said("47110", "map")).toEqual([
      "Pohang-si, Gyeongsangbuk-do",
      "actual 2.5 MWh",
      "forecast 2 MWh",
      "error 500 kWh (+20.0 %)",
      "industry 80 %",
    ]);
    expect(said("11140", "map")).toEqual(expect.arrayContaining(["error −50 kWh (−20.0 %)", "industry –"]));
    expect(said("11680", "map")).toEqual(expect.arrayContaining(["actual –", "forecast 590 kWh", "error –"]));
    expect(said("47940", "map")).toEqual(expect.arrayContaining(["actual 0 kWh", "error −5 kWh"]));
  });

  it("says of a bar what the bar is of: both months of the seasons, the months of the back-test, a model's regions", () => {
    expect(said("11110", "seasons")).toEqual([
      "Jongno-gu, Seoul",
      "May 2024: error 50 kWh (+10.0 %)",
      "August 2024: error 60 kWh (+10.0 %)",
    ]);
    expect(said("11110", "squared")).toEqual(["Jongno-gu, Seoul", "MAE 35 kWh", "MSE 1,450 kWh²", "over 2 months"]);
    expect(said("snaive", "models")).toEqual([
      "seasonal naive",
      "WAPE 5.6 %, 5 of 6 regions",
      "needs 24 values after the last gap, has 5",
    ]);
    expect(said("ets", "models")).toEqual([
      "automatic ETS",
      "WAPE –, 0 of 6 regions",
      "needs 24 values after the last gap, has 5",
    ]);
    expect(said("2024-05", "history")).toEqual(["May 2024", "actual 2.5 MWh", "forecast 2 MWh"]);
  });

  it("says why a model did not run where it did not, and nothing of what is not there", async () => {
    expect(said("11110", "map", await at("model=ets"))?.at(-1)).toBe("needs 24 values after the last gap, has 5");
    for (const name of NAMES) expect(said("99999", name)).toBeUndefined();
  });
});

describe("what is missing", () => {
  const fillOf = (key: string, of: State) => {
    const { keys, marks } = draw("map", of);
    return marks[keys.indexOf(key)]?.getAttribute("fill");
  };

  it.each([
    ["mae", "11680", "var(--diverging-5)"],
    ["mse", "11680", "var(--sequential-0)"],
    ["wape", "47940", "var(--diverging-5)"],
    ["mase", "11140", "var(--diverging-5)"],
  ])("is hatched on the map by %s, and an error of zero has the colour of zero", async (measure, missing, zero) => {
    const shown = await at(`measure=${measure}`);
    expect(fillOf(missing, shown)).toBe("url(#hatch-missing)");
    expect(fillOf("47190", shown)).toBe(zero);
  });

  it("is hatched on the map by skill where the benchmark made no error, and where the errors lack the region", async () => {
    expect(fillOf("47110", await at("measure=skill"))).toBe("url(#hatch-missing)");
    const errors = state.rows.errors.filter(({ region_code }) => region_code !== "11110");
    expect(fillOf("11110", { ...state, rows: { ...state.rows, errors } })).toBe("url(#hatch-missing)");
  });

  it("is hatched where a share of industry is missing, which is neither much nor little", () => {
    const { keys, marks } = draw("ranking");
    const fills = new Map(keys.map((key, i) => [key, marks[i]?.getAttribute("fill")]));
    expect([fills.get("47110"), fills.get("11110"), fills.get("11140")]).toEqual([
      "var(--category-2)",
      "var(--category-1)",
      "url(#hatch-missing)",
    ]);
  });

  it("is said in words where nothing can be drawn, in both languages", async () => {
    const said = async (name: Name, search: string) => figure(name).empty?.(await at(search));
    expect(await said("map", "model=ets")).toMatchObject({ en: expect.stringContaining("could not be fitted") });
    expect(await said("history", "model=ets")).toMatchObject({ en: expect.stringContaining("No region") });
    expect(await said("squared", "model=ets")).toMatchObject({ en: expect.stringContaining("No forecasts") });
    expect(await said("map", "month=2024-04&measure=skill")).toMatchObject({
      en: expect.stringContaining("seasonal naive"),
    });
    expect(await said("ranking", "month=2024-04&measure=mase")).toMatchObject({ en: expect.stringContaining("MASE") });
    expect(await said("seasons", "month=2024-04&measure=mase")).toBeUndefined();
    expect(await said("seasons", "model=ets")).toMatchObject({ en: expect.stringContaining("Neither May nor August") });
    const nothing = emptied(state);
    for (const name of NAMES) {
      const text = figure(name).empty?.(nothing);
      expect(text?.en, name).toMatch(/[a-z]{3}/);
      expect(text?.ko, name).toMatch(/\p{Script=Hangul}/u);
      expect(figure(name).empty?.(state), name).toBeUndefined();
    }
  });
});

describe("the tables", () => {
  it("have a heading for each column, in both languages, and only texts, numbers and missing cells", async () => {
    for (const language of LANGUAGES) {
      const shown = await at("", language);
      for (const name of NAMES) {
        const { columns, rows } = table(name, shown);
        expect(rows.length, name).toBeGreaterThan(1);
        expect(new Set(columns).size, name).toBe(columns.length);
        for (const row of rows) {
          expect(row, name).toHaveLength(columns.length);
          for (const cell of row) {
            expect(cell === null || typeof cell === "string" || Number.isFinite(cell), `${name} ${cell}`).toBe(true);
          }
        }
      }
    }
  });

  it("agree with the rows", () => {
    const { errors } = state.rows;
    expect(table("map").rows).toEqual(
      errors.map((row) => [row.name_en, row.province_en, row.error_kwh, row.mae_kwh, row.wape, row.mase, row.skill]),
    );
    expect(table("ranking").rows.map(([rank, name, value]) => [rank, name, value])).toEqual([
      [1, "Pohang-si", 500],
      [2, "Jongno-gu", 50],
      [3, "Jung-gu, Seoul", 50],
      [4, "Ulleung-gun", 5],
      [5, "Gumi-si", 0],
    ]);
    expect(table("size").rows).toEqual(
      errors.map((row) => [row.name_en, row.mean_kwh, row.mae_kwh, row.industrial_share]),
    );
    expect(table("forecastActual").rows).toEqual(errors.map((row) => [row.name_en, row.forecast_kwh, row.actual_kwh]));
    expect(table("history").rows.at(-4)).toEqual(["2024-05", 2500, 2000, 1960, 2040]);
    expect(table("seasons").rows).toHaveLength(state.rows.seasons.length);
    expect(table("squared").rows[0]).toEqual(["11110", 35, 1450, 2]);
    expect(table("models").rows.map(([name, ran]) => [name, ran])).toEqual([
      ["Theta", 1],
      ["seasonal naive", 5],
      ["comb (median of models)", 6],
      ["automatic ETS", 0],
    ]);
  });

  it("turn skill round in a ranking: the least skill is the worst", async () => {
    const skill = await at("measure=skill");
    expect(table("ranking", skill).rows).toEqual([
      [1, "Jung-gu, Seoul", -1],
      [2, "Jongno-gu", 0.5],
      [3, "Gumi-si", 1],
    ]);
    expect(draw("ranking", skill).keys.slice(0, 3)).toEqual(["11140", "11110", "47190"]);
  });
});
