import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moves as movesFigure } from "./figures/moves.ts";
import { fixtureLakes, type Lakes } from "./lake-fixture.ts";
import { campus, compared, type State } from "./measures.ts";
import { stateOf } from "./state-fixture.ts";

let lakes: Lakes;
beforeAll(async () => {
  lakes = await fixtureLakes();
}, 60_000);
afterAll(() => lakes?.dispose());

/** Reasons of all moves, as the figure's table has them. */
const reasons = (state: State) => movesFigure.table(state).rows.map((row) => String(row.at(-1)));
const withReason = (state: State, reason: string) => reasons(state).filter((each) => each.includes(reason)).length;

describe("a tariff by the hour", () => {
  it("makes a cheaper hour a reason to move, in both languages, which one price a season never is", async () => {
    const flat = await stateOf(lakes.snapshot, "measure=krw", "en");
    expect(withReason(flat, "cheaper hour")).toBe(0);
    const search = "measure=krw&tariff=kepco-education-b-high-a-2";
    const byHour = await stateOf(lakes.snapshot, search, "en");
    expect(withReason(byHour, "a cheaper hour")).toBeGreaterThan(5);
    expect(withReason(await stateOf(lakes.snapshot, search, "ko"), "더 싼 시간")).toBe(
      withReason(byHour, "a cheaper hour"),
    );
    expect(reasons(flat)).toHaveLength(reasons(byHour).length);
  });

  it("prices each period by its band, so that what a plan costs is not what it takes from the grid at one price", async () => {
    const state = await stateOf(lakes.snapshot, "tariff=kepco-education-b-high-a-2&pv=0", "en");
    for (const { krwPerKwh } of campus(state)!.weeks) expect(new Set(krwPerKwh).size).toBeGreaterThan(1);
    const { was, is } = compared(state)!;
    const price = (judged: typeof was) => judged.score.mean.krw / judged.score.mean.importKwh;
    expect(price(is)).toBeLessThan(price(was));
  });
});
