import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "#lib/cli/world.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { liveClaims } from "#lib/notebook/claims.ts";
import { pageSources } from "#lib/notebook/page-sources.ts";
import { loadChoices } from "#lib/notebook/page-state.ts";
import { shownSources } from "#lib/notebook/shown-sources.ts";
import { allChanges } from "./figures/changes.ts";
import { frontPoints } from "./figures/front.ts";
import { savedWeeks } from "./figures/weeks.ts";
import { whose } from "./figures/whose.ts";
import { worthIt } from "./figures/worth-it.ts";
import { fixtureLakes, type Lakes } from "./lake-fixture.ts";
import { after, before, compared, current, moves, type State, savedShare } from "./measures.ts";
import { analysis, stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

let lakes: Lakes;
let state: State;
beforeAll(async () => {
  lakes = await fixtureLakes();
  state = await stateOf(lakes.snapshot, "", "en");
}, 60_000);
afterAll(() => lakes?.dispose());

const moved = (inputs: Partial<State["inputs"]>): State => ({ ...state, inputs: { ...state.inputs, ...inputs } });
const both = () => compared(state)!;

describe("the timetable in force", () => {
  // Oracle: the sum of the rows by SQL.
  it("uses what its rooms, people, PCs, starts and buildings use by their rows", async () => {
    const result = await lakes.snapshot.query(`
      WITH lecture AS (
        SELECT p.day, p.slot, p.room, r.building, r.setup_kwh,
               kwh_per_lecture + students * kwh_per_person + students * pc_share * kwh_per_pc AS kwh
        FROM timetable_plan p JOIN timetable_room r USING (timetable, room) JOIN timetable_course c USING (timetable, course)
        WHERE p.timetable = 'sample' AND run = 'current'
      )
      SELECT (SELECT sum(kwh) FROM lecture)
           + (SELECT sum(setup_kwh) FROM lecture a WHERE NOT EXISTS (
                FROM lecture b WHERE b.room = a.room AND b.day = a.day AND b.slot = a.slot - 1))
           + (SELECT sum(base_kwh) FROM (SELECT DISTINCT day, slot, building FROM lecture)
                JOIN timetable_building b USING (building) WHERE b.timetable = 'sample') AS kwh`);
    const [row] = result.rows<{ kwh: number }>();
    expect(before(state)!.score.mean.kwh).toBeCloseTo(row!.kwh, 6);
    expect(row!.kwh).toBeGreaterThan(1000);
  });
});

describe("what is said of the timetable in force", () => {
  const said = (of: State) => values(of).inForceKeeps?.text;
  const crowded = (language: State["language"]): State => {
    const [first] = state.rows.plans.filter(({ run }) => run === "current");
    const plans = state.rows.plans.map((row) =>
      row.run === "current" && row.lecture === 1
        ? { ...row, day: first!.day, slot: first!.slot, room: first!.room }
        : row,
    );
    return { ...state, language, rows: { ...state.rows, plans } };
  };

  it("tells whether it breaks hard rules itself, and what to do with lectures that share a room", () => {
    expect(said(state)).toBe("The timetable in force breaks none either");
    expect(said(crowded("en"))).toMatch(
      /^The timetable in force breaks \d+ itself: .* Where two courses .* \(1 share a room\)/,
    );
    expect(said(crowded("ko"))).toMatch(/^현행 시간표 자체가 하드 제약을 \d+건 어깁니다.*1건/);
  });
});

describe("a timetable without a plan in force", () => {
  const at = (search: string, language: State["language"]) => stateOf(lakes.resolved, search, language);

  it("is compared with the plan that was solved first, whatever its name, and the page says so", async () => {
    const later = await at("plan=bare:later:0", "en");
    expect(current(later)).toBeUndefined();
    expect(before(later)).toMatchObject({ run: "term-2", moved: 0 });
    expect(moves(later).length).toBeGreaterThan(50);
    expect(frontPoints(later).map(({ plan }) => plan.run)).toEqual(["term-2", "later"]);
    const said = values(later);
    expect(said.headline?.text).toMatch(
      /^Moving \d+ of 400 lectures .*weeks, compared with the first solved plan, as none is in force\)$/,
    );
    expect(said.baseline?.text).toBe("first solved");
    expect(said.inForceKeeps?.text).toMatch(/compared with the first that was solved$/);
    const korean = values(await at("plan=bare:later:0", "ko"));
    expect(korean.headline?.text).toMatch(/현행 시간표가 없어 처음 구한 안과 비교한 값/);
    expect(korean.baseline?.text).toBe("처음 안");
  });

  it("says of the first solved plan that others are compared with it", async () => {
    const first = await at("plan=bare:term-2:0", "en");
    expect(moves(first)).toEqual([]);
    expect(values(first).headline?.text).toMatch(/^This is the first solved plan: /);
    expect(values(await at("plan=bare:term-2:0", "ko")).headline?.text).toMatch(/^처음 구한 안입니다\. /);
  });

  it("is offered with the plans that were solved, the first as such", async () => {
    const offered = (await loadChoices(analysis, import.meta.dirname, lakes.resolved)).plan!;
    expect(offered.filter(({ value }) => value.startsWith("bare:")).map(({ label }) => label?.en)).toEqual([
      expect.stringMatching(/^later: \d+ moved$/),
      "term-2: the first solved",
    ]);
  });
});

describe("the headline", () => {
  it("says of a plan that uses more that it does", () => {
    const worse = state.rows.plans.flatMap((row) => {
      if (row.run === "current") return { ...row, run: "front", point: 2, is_baseline: false };
      return row.run === "front" && row.point === 2 ? { ...row, run: "current", point: 0, is_baseline: true } : [];
    });
    const at = { ...moved({ plan: "sample:front:2" }), rows: { ...state.rows, plans: worse } };
    expect(values(at).headline?.text).toMatch(/ changes the energy that lectures use by \+[\d.]+ % and what .* by \+/);
    expect(values({ ...at, language: "ko" }).headline?.text).toMatch(/전력량은 \+[\d.]+ %, 수전량은 \+/);
  });
});

describe("the plan", () => {
  it("is compared component by component, each with its sign for the better or the worse", () => {
    const change = (key: string) => allChanges(state).find(({ component }) => component.key === key)!.change;
    expect(change("kwh").difference).toBeCloseTo(both().is.score.mean.kwh - both().was.score.mean.kwh, 9);
    expect(change("kwh").isBetter).toBe(true);
    expect(change("seatFill").difference).toBeGreaterThan(0);
    expect(change("seatFill").isBetter).toBe(true);
    expect(change("roomHours").isBetter).toBeNull();
    expect(change("roomStability").isBetter).toBe(false);
    expect(change("minimumWorkingDays").share).toBe(0);
    const soft = ["roomCapacity", "minimumWorkingDays", "curriculumCompactness", "roomStability"];
    const sum = soft.reduce((total, key) => total + change(key).is, 0);
    expect(sum).toBe(both().is.cost.soft.total);
  });

  it("moves the lectures that its address names, and none of its course's others", () => {
    const all = moves(state);
    const text = values(state);
    expect(all.length).toBeGreaterThan(50);
    expect(text.moved!.text).toBe(String(all.length));
    expect(Number(text.movedTime!.text) + Number(text.movedRoom!.text)).toBe(all.length);
    expect(after(state)!.moved).toBe(all.length);
    expect(moves(moved({ plan: "sample:front:0" }))).toHaveLength(20);
  });

  it("says what the energies of rooms rest on, in both languages", () => {
    const text = (fitted: number, language: "en" | "ko") => {
      const rooms = state.rows.rooms.map((row, i) =>
        i < fitted ? { ...row, energy_basis: "calibrated", cv_rmse_pct: 12 + (i % 15) } : row,
      );
      return values({ ...state, language, rows: { ...state.rows, rooms } }).basis!.text;
    };
    expect(text(0, "en")).toBe("What each room uses is assumed from its floor: nobody has measured it");
    expect(text(41, "en")).toMatch(
      /what 41 of 60 rooms use is fitted .*up to 26\s%\), with heating and cooling .*; for the other 19 it is assumed/,
    );
    expect(text(41, "ko")).toMatch(
      /60개 중 41개의 .*최대 26\s%, 측정한 날의 냉난방 포함\)\. 나머지 19개는 .*것입니다$/,
    );
    expect(text(60, "en")).toMatch(/days that were measured$/);
    expect(text(60, "ko")).toMatch(/냉난방 포함\)$/);
  });

  it("saves more grid energy the less sun there is, and the same of what lectures use", () => {
    const saved = (pv: number, key: "kwh" | "importKwh") => {
      const { was, is } = compared(moved({ pv }))!;
      return was.score.mean[key] - is.score.mean[key];
    };
    expect(saved(1000, "kwh")).toBeCloseTo(saved(0, "kwh"), 6);
    expect(saved(0, "importKwh")).toBeCloseTo(saved(0, "kwh"), 6);
    expect(saved(1000, "importKwh")).toBeLessThan(saved(0, "importKwh"));
  });

  it("says of more periods a day than 5R1C takes that it cannot tell, and is judged by IFPB", () => {
    const long: State = { ...state, rows: { ...state.rows, timetable: [{ ...state.rows.timetable[0]!, slots: 13 }] } };
    const slots = Array.from({ length: 13 }, (_, slot) => ({
      slot,
      start_min: 480 + 60 * slot,
      end_min: 530 + 60 * slot,
    }));
    const at = (rooms: "ifpb" | "5r1c"): State => ({
      ...{ ...long, inputs: { ...state.inputs, rooms } },
      rows: { ...long.rows, slots },
    });
    expect(compared(at("5r1c"))).toBeUndefined();
    expect(values(at("5r1c")).headline!.text).toMatch(/^5R1C takes at most 12 periods a day/);
    expect(compared(at("ifpb"))).toBeDefined();
    expect(values(at("ifpb")).headline!.text).toMatch(/^Moving \d+ of 400 lectures saves/);
  });

  it("is judged in each week of weather of the terms, and the mean is that of the weeks", () => {
    const { weeks, mean, least, most } = savedWeeks(state);
    expect(weeks.length).toBeGreaterThan(28);
    expect(weeks.every(({ month }) => [3, 4, 5, 6, 9, 10, 11, 12].includes(month))).toBe(true);
    expect(mean).toBeCloseTo(weeks.reduce((sum, { saved }) => sum + saved, 0) / weeks.length, 6);
    expect(least!).toBeLessThanOrEqual(mean);
    expect(most!).toBeGreaterThanOrEqual(mean);
    const spring = savedWeeks(moved({ term: "spring" })).weeks;
    expect(spring.map(({ label }) => label)).toEqual(weeks.filter(({ month }) => month < 8).map(({ label }) => label));
  });
});

describe("the front", () => {
  it("begins with the timetable in force, and rises in moves", () => {
    const points = frontPoints(state);
    expect(points[0]).toMatchObject({ moved: 0, saved: 0 });
    expect(points[0]!.plan.key).toBe(current(state)!.key);
    expect(points.map((point) => point.moved)).toEqual(points.map((point) => point.moved).toSorted((a, b) => a - b));
    expect(points.length).toBe(4);
  });

  it("names the plan worth its moves: the one in force where a move must save much, the greatest saving where it need save nothing", () => {
    expect(worthIt(moved({ effort: 1 }))!.key).toBe(current(state)!.key);
    const most = Math.max(...frontPoints(state).map(({ saved }) => saved));
    expect(savedShare(before(state)!, worthIt(moved({ effort: 0 }))!, state.inputs.measure)).toBeCloseTo(most, 12);
  });
});

describe("whose week is shown", () => {
  it("is as chosen, and where most moves are where nothing is, or where the timetable lacks it", () => {
    expect(whose(moved({ whose: "room:E101" }))).toMatchObject({ kind: "room", id: "E101" });
    expect(whose(moved({ whose: "lecturer:L01" }))).toMatchObject({ kind: "lecturer", id: "L01" });
    const auto = whose(state)!;
    expect(auto.kind).toBe("curriculum");
    const count = (id: string) => {
      const { has } = whose(moved({ whose: `curriculum:${id}` }))!;
      return moves(state).filter(({ to }) => has(to)).length;
    };
    const counts = [...new Set(state.rows.curricula.map(({ curriculum }) => curriculum))].map(count);
    expect(count(auto.id)).toBe(Math.max(...counts));
    expect(whose(moved({ whose: "room:nowhere" }))).toMatchObject({ id: auto.id });
  });
});

describe("the page", () => {
  it("names its sources, and says that they are synthetic, though no row of theirs has a time", async () => {
    const catalogue = await loadCatalogue(PROJECT_ROOT);
    const sources = await pageSources(lakes.snapshot, catalogue, analysis, import.meta.dirname);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every(({ quality, first }) => quality === "synthetic" && first === null)).toBe(true);
  });

  it("names the sources of the timetable that is chosen, not of others", async () => {
    const catalogue = await loadCatalogue(PROJECT_ROOT);
    const all = await pageSources(lakes.solved, catalogue, analysis, import.meta.dirname);
    const qualities = (plan: string) =>
      new Set(shownSources(all, analysis, { ...state.inputs, plan }).map(({ quality }) => quality));
    expect(qualities("sample:front:1")).toEqual(new Set(["synthetic"]));
    expect(qualities("bare:term-2:0")).toEqual(new Set(["measured", "synthetic"]));
  });
});

describe("the claims", () => {
  const holds = async (snapshot: "snapshot" | "unsolved" | "solved" | "dark" | "empty", search = "") => {
    const at = await stateOf(lakes[snapshot], search, "en");
    return Object.fromEntries(
      Object.entries(liveClaims(analysis, at as never)).map(([name, claim]) => [name, claim.holds]),
    );
  };

  const ofPlans = ({ annealingWins, ...others }: Awaited<ReturnType<typeof holds>>) => {
    expect(annealingWins).toBe(true);
    return Object.values(others);
  };

  it("are judged by the rows, and left open where these do not tell", async () => {
    expect(await holds("snapshot")).toMatchObject({ noHardRuleBroken: true, usesLess: true, savesEveryWeek: true });
    const open = await holds("unsolved", "plan=bare:current:0");
    expect(ofPlans(open)).toEqual(ofPlans(open).map(() => null));
    expect(await holds("solved", "plan=bare:term-2:0")).toMatchObject({ noHardRuleBroken: true, usesLess: null });
    expect(await holds("dark")).toMatchObject({ noHardRuleBroken: true, usesLess: null });
    const none = await holds("empty");
    expect(ofPlans(none)).toEqual(ofPlans(none).map(() => null));
  });

  it("see a plan in which a room is taken twice", () => {
    const plan = state.inputs.plan;
    const { day, slot, room } = state.rows.plans.find(({ run, lecture }) => run === "front" && lecture === 0)!;
    const plans = state.rows.plans.map((row) =>
      row.run === "front" && row.lecture === 399 ? { ...row, day, slot, room } : row,
    );
    const broken: State = { ...state, rows: { ...state.rows, plans } };
    expect(plan).toMatch(/front/);
    expect(liveClaims(analysis, broken as never).noHardRuleBroken?.holds).toBe(false);
  });
});
