import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { brokenClaims, liveClaims } from "#lib/notebook/claims.ts";
import { LANGUAGES } from "#lib/notebook/language.ts";
import { analysis } from "./analysis.ts";
import { claims } from "./claims.ts";
import { crowdedState } from "./crowd-fixture.ts";
import { fixtureLake } from "./lake-fixture.ts";
import { queries } from "./queries.ts";
import { emptied, stateOf } from "./state-fixture.ts";
import type { State } from "./values.ts";

const judged = (state: State) => liveClaims(analysis as unknown as Analysis, state);

/** Twelve regions, the first of Jeju; errors in May and August are given, largest use first, industry by code. */
function season(may: readonly number[], august: readonly number[], isIndustrial: (i: number) => boolean): State {
  const state = emptied(crowdedState("mae", "en"));
  const code = (i: number) => `${i === 0 ? "50" : "41"}${100 + i}`;
  const row = (month: string) => (mae_kwh: number | null, i: number) => ({ month, region_code: code(i), mae_kwh });
  const errors = may.map((_, i) => ({ region_code: code(i), industrial_share: isIndustrial(i) ? 0.9 : 0.1 }));
  const seasons = [...may.map(row("2024-05")), ...august.map(row("2024-08"))];
  return {
    ...state,
    inputs: { ...state.inputs, month: "2024-05" },
    rows: { ...state.rows, errors, seasons } as unknown as State["rows"],
  };
}

const rising = Array.from({ length: 12 }, (_, i) => i + 1);
const falling = rising.toReversed();

describe("the claims of the prose", () => {
  let snapshot: Snapshot;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ snapshot, dispose } = await fixtureLake());
  });
  afterAll(() => dispose());

  it.each(LANGUAGES)("say numbers and comparison in %s, in any state", async (language) => {
    const full = await stateOf(snapshot, "", language);
    for (const state of [full, crowdedState("mae", language), emptied(full)]) {
      const said = Object.entries(judged(state));
      expect(said).toHaveLength(7);
      for (const [name, { text, states, query }] of said) {
        expect(`${text} ${states}`, name).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(text.trim(), name).not.toBe("");
        expect(states.endsWith("."), name).toBe(true);
        expect(Object.keys(queries), name).toContain(query);
      }
    }
  });

  it("cannot be judged without data, which is neither true nor false", async () => {
    const none = judged(emptied(await stateOf(snapshot, "", "en")));
    expect(Object.values(none).map(({ holds }) => holds)).toEqual(Array(7).fill(null));
    expect(brokenClaims(none)).toEqual([]);
    expect(none.mayIsIndustrial?.text).toBe("– of 10");
  });

  // Worked by hand: in May regions 2 to 11 are at the top, of which 6 to 11 are industrial; in August 0 to 9, so 6 to 9.
  it("count the industrial regions among the ten largest errors", () => {
    const state = season(rising, falling, (i) => i >= 6);
    expect(judged(state)).toMatchObject({
      mayIsIndustrial: { holds: true, text: "6 of 10" },
      augustIsLessIndustrial: { holds: true, text: "4 of 10 against 6" },
      jejuRisesInAugust: { holds: true, text: "rank 1 against 12" },
    });
  });

  it("are broken by rows that say the contrary, and by a tie", () => {
    expect(judged(season(falling, rising, (i) => i >= 6))).toMatchObject({
      mayIsIndustrial: { holds: false, text: "4 of 10" },
      augustIsLessIndustrial: { holds: false },
      jejuRisesInAugust: { holds: false, text: "rank 12 against 1" },
    });
    const tie = judged(season(rising, rising, (i) => i >= 7));
    expect(tie).toMatchObject({
      mayIsIndustrial: { holds: false, text: "5 of 10" },
      jejuRisesInAugust: { holds: false },
    });
    expect(brokenClaims(tie)).toEqual(["mayIsIndustrial", "augustIsLessIndustrial", "jejuRisesInAugust"]);
  });

  it("are not judged by nine regions, nor where a share is missing", () => {
    expect(judged(season(rising.slice(0, 9), falling.slice(0, 9), () => true)).mayIsIndustrial?.holds).toBeNull();
    const state = season(rising, falling, () => true);
    const errors = state.rows.errors.map((row, i) => (i === 8 ? { ...row, industrial_share: null } : row));
    expect(judged({ ...state, rows: { ...state.rows, errors } }).mayIsIndustrial?.holds).toBeNull();
  });

  it("combBeatsNaive compares the same regions only", () => {
    const state = season(rising, falling, () => true);
    const model = (name: string, wape: number | null, ran: number) => ({ model: name, wape, ran, regions: 12 });
    const holds = (...models: readonly ReturnType<typeof model>[]) =>
      claims.combBeatsNaive?.holds({ ...state, rows: { ...state.rows, models } as unknown as State["rows"] });
    expect(holds(model("comb", 0.04, 12), model("naive", 0.05, 12))).toBe(true);
    expect(holds(model("comb", 0.05, 12), model("naive", 0.04, 12))).toBe(false);
    expect(holds(model("comb", 0.04, 11), model("naive", 0.05, 12))).toBeNull();
    expect(holds(model("comb", null, 12), model("naive", 0.05, 12))).toBeNull();
  });

  // Worked by hand: error is use, so the ranks agree (ρ = 1); divided by use all are alike or fall (ρ = −1).
  it("hold where errors grow with use, but not relative to it", () => {
    const state = season(rising, falling, () => true);
    const rows = (wape: (i: number) => number) =>
      rising.map((mae_kwh, i) => ({ mae_kwh, mean_kwh: 10 * mae_kwh, wape: wape(i), industrial_share: 0.1 + i / 20 }));
    const of = (wape: (i: number) => number) =>
      judged({ ...state, rows: { ...state.rows, errors: rows(wape) } as unknown as State["rows"] });
    expect(of((i) => 1 / (i + 1))).toMatchObject({
      maeGrowsWithSize: { holds: true, text: "ρ = 1.00" },
      wapeDoesNotGrow: { holds: true, text: "ρ = −1.00" },
      industryCountsForLess: { holds: true, text: "ρ = −1.00 against 1.00" },
    });
    expect(of((i) => i + 1)).toMatchObject({
      wapeDoesNotGrow: { holds: false },
      industryCountsForLess: { holds: false },
    });
  });
});
