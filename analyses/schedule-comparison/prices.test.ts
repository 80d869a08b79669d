import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moves as movesFigure } from "./figures/moves.ts";
import { fixtureLakes, type Lakes, signalLake } from "./lake-fixture.ts";
import { campus, compared, type State } from "./measures.ts";
import { stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

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

/** What a signal has at an hour on the wall of Seoul. */
const dirty = (hour: number) => (hour < 14 ? 0.35 : 0.55);
const words = (state: State) => [values(state).carbonBy?.text ?? "", values(state).priceBy?.text ?? ""] as const;

describe("a signal of the grid by the hour", () => {
  it("is taken where it covers the weeks, makes a cleaner hour a reason to move, and the page says so", async () => {
    const { snapshot, dispose } = await signalLake({ signal: "carbon_intensity", months: 12, value: dirty });
    try {
      const state = await stateOf(snapshot, "measure=kgCo2e", "en");
      expect(state.inputs.grid).toBe("KR");
      expect(withReason(state, "a cleaner hour")).toBeGreaterThan(0);
      expect(withReason(await stateOf(snapshot, "measure=kgCo2e", "ko"), "배출이 더 적은 시간")).toBeGreaterThan(0);
      expect(withReason(await stateOf(snapshot, "measure=kgCo2e&grid=", "en"), "cleaner hour")).toBe(0);
      const [carbon, price] = words(state);
      expect(carbon).toMatch(
        /^Emissions by the hour of KR's grid, 0\.35–0\.55 kgCO₂e\/kWh .* estimated from 2025-01-01 to 2025-12-31 \(a test\)$/,
      );
      expect(price).toMatch(/^Tariff: KEPCO/);
      const [carbonKo] = words(await stateOf(snapshot, "", "ko"));
      expect(carbonKo).toMatch(/^배출량은 KR 전력망의 시간별 값/);
      for (const { kgCo2ePerKwh } of campus(state)!.weeks) {
        expect(Math.min(...kgCo2ePerKwh)).toBeCloseTo(0.35, 9);
        expect(Math.max(...kgCo2ePerKwh)).toBeCloseTo(0.55, 9);
      }
    } finally {
      await dispose();
    }
  });

  it("gives way to the factor where it lacks a month that is scored, and the page names the month in both languages", async () => {
    const { snapshot, dispose } = await signalLake({ signal: "carbon_intensity", months: 6, value: dirty });
    try {
      const state = await stateOf(snapshot, "", "en");
      expect(withReason(state, "cleaner hour")).toBe(0);
      expect(words(state)[0]).toMatch(
        /^Emission factor: .*KR is not used here, as it lacks .* in month 9, 10, 11, 12$/,
      );
      expect(words(await stateOf(snapshot, "", "ko"))[0]).toMatch(/^배출계수: .*KR의 시간별 값은 9, 10, 11, 12월/);
      expect(words(await stateOf(snapshot, "term=spring", "en"))[0]).toMatch(/^Emissions by the hour/);
    } finally {
      await dispose();
    }
  });

  it("may be a price, which then stands in for the tariff", async () => {
    const { snapshot, dispose } = await signalLake({ signal: "price", months: 12, value: (hour) => 60 + 10 * hour });
    try {
      const state = await stateOf(snapshot, "measure=krw", "en");
      expect(withReason(state, "a cheaper hour")).toBeGreaterThan(5);
      const [carbon, price] = words(state);
      expect(carbon).toMatch(/^Emission factor/);
      expect(price).toMatch(/^Cost of energy by the hour of KR's grid, \d+–\d+ KRW\/kWh/);
      expect(words(await stateOf(snapshot, "", "ko"))[1]).toMatch(/^요금은 KR 전력망의 시간별 값/);
    } finally {
      await dispose();
    }
  });
});
