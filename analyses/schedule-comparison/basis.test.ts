import { afterAll, beforeAll, expect, it } from "vitest";
import { fixtureLakes, type Lakes } from "./lake-fixture.ts";
import { before, type State } from "./measures.ts";
import { stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

let lakes: Lakes;
let state: State;
beforeAll(async () => {
  lakes = await fixtureLakes();
  state = await stateOf(lakes.snapshot, "rooms=5r1c", "en");
}, 60_000);
afterAll(() => lakes?.dispose());

/** The state with as many rooms whose 5R1C was fitted. */
function fitted(count: number, scale = 1.5): State {
  const scales = { hvac_conductance_scale: scale, hvac_gain_scale: scale };
  const rooms = state.rows.rooms.map((row, i) => (i < count ? { ...row, ...scales, hvac_cv_rmse_pct: 10 + i } : row));
  return { ...state, rows: { ...state.rows, rooms } };
}

it("tells of the chosen model how many rooms rest on readings, in both languages", () => {
  const said = (count: number, language: "en" | "ko", rooms: "ifpb" | "5r1c" = "5r1c") => {
    const own = fitted(count);
    return values({ ...own, language, inputs: { ...own.inputs, rooms } }).basis!.text;
  };
  expect(said(0, "en")).toMatch(/^In 5R1C every room is the standard one/);
  expect(said(0, "ko")).toMatch(/^5R1C 모형에서 모든 강의실은 .*표준 강의실이며/);
  expect(said(7, "en")).toMatch(
    /^In 5R1C, walls, air and light of 7 of 60 rooms are fitted .*up to 16\s%\); the other 53 are the standard room/,
  );
  expect(said(7, "ko")).toMatch(
    /강의실 60개 중 7개의 벽체·환기·조명은 .*최대 16\s%\)\. 나머지 53개는 표준 강의실이므로/,
  );
  expect(said(60, "en")).toMatch(/up to 69\s%\)$/);
  // The two models are fitted apart: one says nothing of the other.
  expect(said(7, "en", "ifpb")).toMatch(/^What each room uses is assumed from its floor/);
});

it("counts a fitted room by its own walls and light, and the others by the standard room", () => {
  const kwh = (of: State) => before(of)!.score.mean.kwh;
  const standard = kwh(state);
  expect(kwh(fitted(60, 1))).toBe(standard);
  expect(kwh(fitted(60))).toBeGreaterThan(1.1 * standard);
  const [few, more] = [kwh(fitted(10)), kwh(fitted(30))];
  expect(standard).toBeLessThan(few);
  expect(few).toBeLessThan(more);
  expect(more).toBeLessThan(kwh(fitted(60)));
});
