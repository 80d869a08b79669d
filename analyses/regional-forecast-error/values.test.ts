import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { crowdedState } from "./crowd-fixture.ts";
import { fixtureLake } from "./lake-fixture.ts";
import type { ErrorRow } from "./measures.ts";
import { queries } from "./queries.ts";
import { emptied, stateOf } from "./state-fixture.ts";
import { confounding, type State, selectedRegion, values } from "./values.ts";

let snapshot: Snapshot;
let dispose: () => Promise<void>;
let state: State;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
  state = await stateOf(snapshot, "", "en");
});
afterAll(() => dispose());

/** The values that a notebook binds. */
function bound(language: string): string[] {
  const prose = readFileSync(path.join(import.meta.dirname, `notebook.${language}.mdx`), "utf8");
  return [...new Set([...prose.matchAll(/<Value\s+name="([^"]+)"/g)].map(([, name]) => name as string))].sort();
}

const texts = (of: State) => Object.fromEntries(Object.entries(values(of)).map(([name, { text }]) => [name, text]));

describe("the values in the prose", () => {
  it.each(LANGUAGES)(
    "are there for every name that notebook.%s.mdx binds, in any state, and none is left unused",
    async (language) => {
      expect(bound(language).length).toBeGreaterThan(20);
      const full = await stateOf(snapshot, "", language);
      const states = [
        full,
        emptied(full),
        await stateOf(snapshot, "model=ets", language),
        crowdedState("mae", language),
      ];
      for (const each of states) {
        const said = values(each);
        expect(Object.keys(said).sort()).toEqual(bound(language));
        for (const [name, { text, query }] of Object.entries(said)) {
          expect(text.trim(), name).not.toBe("");
          expect(text, name).not.toMatch(/NaN|undefined|null|Infinity/);
          expect(Object.keys(queries), name).toContain(query);
        }
      }
    },
  );

  // Worked by hand from forecasts-fixture.ts: five regions are known, used 4,050 kWh and were missed by 605; shares of
  // 0, 10, 20 and 20 %. Bands of 80 %: 410–490 for a use of 500, 1,960–2,040 for 2,500, 760–840 for 800, 0–45 for 0.
  it("are those of the rows", () => {
    expect(texts(state)).toMatchObject({
      month: "May 2024",
      medianError: "15.0 %",
      weightedError: "14.9 %",
      use: "4.05 MWh",
      missed: "605 kWh",
      regions: "5",
      worstByMae: "Pohang-si, Jongno-gu, Jung-gu, Seoul",
      worstByWape: "Jung-gu, Seoul, Pohang-si, Jongno-gu",
      selected: "Pohang-si",
      selectedError: "500 kWh",
      selectedShare: "20.0 %",
      bestModel: "Theta",
      bestModelError: "2.0 %",
      modelsRan: "3",
      modelsAll: "4",
      modelNote: "theta alone",
      backtestMonths: "2",
      covered: "50 %",
    });
  });

  it("are dashes, not zeros, where nothing is known", () => {
    const said = texts(emptied(state));
    for (const name of [
      "medianError",
      "weightedError",
      "use",
      "missed",
      "worstByMae",
      "rhoMaseSize",
      "bestModel",
      "covered",
    ]) {
      expect(said[name], name).toBe("–");
    }
    expect(said).toMatchObject({ regions: "0", modelsAll: "0", month: "–", selected: "–", selectedError: "–" });
  });

  it("follow the region that is chosen, else the largest miss", async () => {
    expect(selectedRegion(state)?.region_code).toBe("47110");
    const chosen = await stateOf(snapshot, "region=11140", "ko");
    expect(selectedRegion(chosen)?.region_code).toBe("11140");
    expect(texts(chosen)).toMatchObject({ selected: "서울 중구", selectedError: "50 kWh" });
    expect(selectedRegion(emptied(state))).toBeUndefined();
  });
});

describe("confounding()", () => {
  const row = (mae: number | null, mean: number | null, share: number | null, rest: Partial<ErrorRow> = {}) =>
    ({
      mae_kwh: mae,
      mse_kwh2: mae === null ? null : mae ** 2,
      wape: null,
      mase: null,
      skill: null,
      mean_kwh: mean,
      industrial_share: share,
      ...rest,
    }) as ErrorRow;

  // Worked by hand: ranks of |e| 1, 2, 3, 4 against those of size 1, 3, 2, 4 give ρ = 1 − 6·(0+1+1+0)/(4·15) = 0.8; against
  // the shares' 4, 3, 2, 1 exactly −1.
  it("correlates the ranks of each measure with size and with the industrial share", () => {
    const [mae, mse, wape] = confounding([row(10, 100, 0.9), row(20, 300, 0.8), row(30, 200, 0.5), row(400, 900, 0.1)]);
    expect(mae).toEqual({ measure: "mae", withSize: expect.closeTo(0.8, 12), withIndustry: -1, regions: 4 });
    expect(mse).toEqual({ ...mae, measure: "mse" });
    expect(wape).toEqual({ measure: "wape", withSize: Number.NaN, withIndustry: Number.NaN, regions: 0 });
  });

  // Worked by hand: the tied errors share the rank 2.5. Deviations −1.5, 0, 0, 1.5 and −1.5, 0.5, −0.5, 1.5:
  // ρ = 4.5/√(4.5·5) = 0.948683…
  it("lets equal errors share their rank", () => {
    const [mae] = confounding([row(10, 100, null), row(20, 300, null), row(20, 200, null), row(400, 900, null)]);
    expect(mae?.withSize).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect(mae?.withIndustry).toBeNaN();
  });

  it("leaves out, pair by pair, regions that lack a value: of industry alone it does not cost them their size", () => {
    const rows = [row(10, 100, 0.1), row(20, 200, null), row(30, 300, 0.3), row(null, 400, 0.9), row(50, null, 0.9)];
    const [mae] = confounding(rows);
    expect(mae).toEqual({ measure: "mae", withSize: 1, withIndustry: 1, regions: 3 });
  });

  it("keeps the sign of skill, of which more is better", () => {
    const rows = [1, 2, 3].map((size) => row(size, size, size / 10, { skill: -size }));
    expect(confounding(rows).at(-1)).toEqual({ measure: "skill", withSize: -1, withIndustry: -1, regions: 3 });
  });
});
