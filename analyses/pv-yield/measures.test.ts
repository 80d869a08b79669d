import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import { pvYield } from "#lib/pv/pv-yield.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { pvwattsV8 } from "#lib/pv/pvwatts-v8.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { weatherOfRows } from "#lib/pv/weather-of-rows.ts";
import { claims } from "./claims.ts";
import { leadDay, scoreOf } from "./figures/scores.ts";
import { lack, sweptYield } from "./figures/sweep.ts";
import { exceeds, uncertainty } from "./figures/uncertainty.ts";
import { FORECAST_ROWS } from "./forecasts-fixture.ts";
import { fixtureLake, IMPORTED } from "./lake-fixture.ts";
import { roofs, type State } from "./measures.ts";
import { analysis, pageOf, stateOf } from "./state-fixture.ts";

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ snapshot, dispose } = await fixtureLake());
});
afterAll(() => dispose());

const SAMPLE = "weather=sample-seoul";

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

describe("roofs()", () => {
  it("begins with the arrays of the lake, in their places, and sums what each yields", async () => {
    const { state, choices } = await pageOf(snapshot, "");
    expect(choices.roofs?.map(({ label }) => label.en)).toEqual(["as built", "100 kWp facing south"]);
    const all = roofs(state)!;
    expect(all.arrays).toHaveLength(12);
    expect(all.arrays[0]?.name).toMatch(/roof 1$/);
    expect(sum(all.months_kwh)).toBeCloseTo(all.year_kwh, 6);
    expect(sum(all.hours)).toBeCloseTo(all.year_kwh, 6);
    expect(sum(all.arrays.map(({ yields }) => yields.year_kwh))).toBeCloseTo(all.year_kwh, 6);
    expect(all.steps.at(-1)?.kwh).toBeCloseTo(all.year_kwh, 6);
    expect(sum(all.steps.slice(0, -1).map(({ kwh }) => kwh))).toBeCloseTo(all.year_kwh, 6);
    expect(all.capacityFactor).toBeCloseTo(all.year_kwh / all.kwp / 8760, 10);
  });

  it("is PVWatts, v5 or v8, over the weather chosen, one imported from an EPW as well", async () => {
    for (const [chain, pvwatts] of [["v5", pvwattsV5] as const, ["v8", pvwattsV8] as const]) {
      const state = await stateOf(snapshot, `weather=${IMPORTED}&chain=${chain}&roofs=new_40_35_200_rack_thinfilm`);
      const weather = weatherOfRows(state.rows.weather, state.rows.place[0]!);
      const pv = { ...STANDARD_ARRAY, kwp: 40, tilt: 35, azimuth: 200, mount: "rack", module: "thinfilm" } as const;
      expect(roofs(state)?.year_kwh).toBe(pvYield(weather, pvwatts(weather, pv), pv).year_kwh);
    }
  });

  it("keeps what the lake knows of an array by its name, and computes only the array that changes", async () => {
    const state = await stateOf(snapshot, "");
    const built = state.rows.built.map((row) => (row.array === "pv-01" ? { ...row, losses_pct: 50 } : row));
    const lossy = { ...state, rows: { ...state.rows, built } };
    const text = (kwp: number): State => ({
      ...lossy,
      inputs: { ...state.inputs, roofs: `pv-01_${kwp}_30_180_rack_standard*own_10_30_180_rack_standard` },
    });
    const [first, second] = [roofs(text(10))!, roofs(text(20))!];
    expect(first.arrays[0]?.pv.losses).toBe(50);
    expect(first.arrays[0]!.yields.year_kwh).toBeLessThan(0.6 * first.arrays[1]!.yields.year_kwh);
    expect(second.arrays[1]?.ac).toBe(first.arrays[1]?.ac);
    expect(second.arrays[0]?.ac).not.toBe(first.arrays[0]?.ac);
  });

  it("leaves an hour without weather out of sums and shows it as missing", async () => {
    const state = await stateOf(snapshot, "");
    const noon = state.rows.weather.findIndex(({ ghi_w_m2 }) => (ghi_w_m2 ?? 0) > 300);
    const unknown = { dni_w_m2: null, dhi_w_m2: null, ghi_w_m2: null };
    const weather = state.rows.weather.map((row, i) => (i === noon ? { ...row, ...unknown } : row));
    const holed = roofs({ ...state, rows: { ...state.rows, weather } })!;
    expect(holed.hours[noon]).toBeNaN();
    expect(holed.coverage).toBeCloseTo(8759 / 8760, 10);
    expect(holed.year_kwh).toBeLessThan(roofs(state)!.year_kwh);
  });
});

describe("the sweep", () => {
  it("sweptYield() is that of the grid on its steps, and between them around the north as well", async () => {
    const state = await stateOf(snapshot, SAMPLE);
    const at = (tilt: number, azimuth: number) => sweptYield(state, { mount: "rack", tilt, azimuth })!;
    expect(at(30, 180)).toBeCloseTo(1250, 9);
    expect(at(30, 352.5)).toBeCloseTo((at(30, 345) + at(30, 0)) / 2, 9);
    expect(at(35, 180)).toBeCloseTo((at(30, 180) + at(40, 180)) / 2, 9);
    expect(at(90, 360)).toBe(at(90, 0));
    expect(sweptYield(state, { mount: "1axis", tilt: 0, azimuth: 180 })).toBeUndefined();
  });

  it("lack() weighs fixed arrays by kWp against the best of their own mount", async () => {
    const east = 1 - 0.3 * (1 / 3);
    const state = await stateOf(
      snapshot,
      `${SAMPLE}&roofs=a_10_30_180_roof_standard*b_30_30_90_rack_standard*c_99_0_180_2axis_standard`,
    );
    expect(lack(state)).toBeCloseTo(1 - (10 * 1250 * 0.98 + 30 * 1250 * east) / (10 * 1250 * 0.98 + 30 * 1250), 9);
  });
});

describe("uncertainty()", () => {
  // Oracle: quantiles of the standard normal distribution, R's qnorm(c(0.9, 0.99)).
  it("is normal with both spreads independent", async () => {
    const all = uncertainty(await stateOf(snapshot, "interannual=3&modelError=4"))!;
    expect(all.sigma).toBeCloseTo(0.05, 12);
    expect(all.p90 / all.p50).toBeCloseTo(1 - 1.281552 * 0.05, 6);
    expect(all.p99 / all.p50).toBeCloseTo(1 - 2.326348 * 0.05, 6);
    for (const [kwh, probability] of [[all.p50, 0.5] as const, [all.p90, 0.9] as const, [all.p99, 0.99] as const])
      expect(exceeds(kwh, all)).toBeCloseTo(probability, 6);
  });

  it("tells the spread of actual years of the place from five on, scaled by the reference array", async () => {
    const state = await stateOf(snapshot, SAMPLE);
    const years = [1000, 1100, 1200, 1300, 1400].map((kwh_kwp, i) => ({
      ...state.rows.compared.find(({ weather }) => weather === "sample-seoul")!,
      ...{ weather: `${i}`, kind: "actual", kwh_kwp },
    }));
    const far = { ...years[0]!, weather: "far", latitude: 35 };
    const typical = state.rows.compared.filter(({ kind }) => kind === "typical");
    const withYears = (n: number) => ({
      ...state,
      rows: { ...state.rows, compared: [...typical, ...years.slice(0, n), far] },
    });
    expect(uncertainty(withYears(4))?.seen).toBeUndefined();
    const all = uncertainty(withYears(5))!;
    expect(all.seen!.p50 / all.p50).toBeCloseTo(1200 / 1250, 9);
    expect(all.seen!.p90 / all.p50).toBeCloseTo(1040 / 1250, 9);
  });
});

describe("scores", () => {
  it("are those of the rows worked by hand", async () => {
    const state = await stateOf(snapshot, "part=pv-01");
    const score = scoreOf(state, { day: 1 })!;
    expect(score.wape).toBeCloseTo(0.1, 9);
    // Above by a tenth: the actual lies at 1 / 1.1 of the forecast, inside both bands.
    expect([score.coverage80, score.coverage95]).toEqual([1, 1]);
    // Below by a tenth: at 1 / 0.9 of it, above the narrow band.
    const below = scoreOf(state, { array: "pv-02", day: 1 })!;
    expect([below.coverage80, below.coverage95]).toEqual([0, 1]);
    // Ten origins, of whose next days all were measured, with eleven sunny hours each; nights do not count.
    expect([score.origins, score.hours]).toEqual([10, 120]);
    expect(scoreOf(state, { model: "persistence", day: 1 })?.skill).toBe(0);
    expect(leadDay(state)).toBe(1);
    expect(leadDay(await stateOf(snapshot, "lead=week"))).toBe(6);
  });

  it("forecast.sql shows the day after each of seven origins, or the week after one", async () => {
    const day = await stateOf(snapshot, "origin=2024-05-10T09:00");
    expect(day.rows.forecast).toHaveLength(7 * 24);
    expect(day.rows.forecast[0]).toMatchObject({
      interval_start: "2024-05-04T15:00:00Z",
      origin: "2024-05-04T00:00:00Z",
    });
    const week = await stateOf(snapshot, "origin=2024-05-10T09:00&lead=week");
    expect(week.rows.forecast).toHaveLength(168);
    expect(new Set(week.rows.forecast.map(({ origin }) => origin))).toEqual(new Set(["2024-05-10T00:00:00Z"]));
  });

  it("forecast.sql falls back to the clear-sky index where no weather was forecast, and the figure says so", async () => {
    const last = "2024-05-10T00:00:00.000Z";
    const lake = await fixtureLake(
      FORECAST_ROWS.map((row) =>
        row.model === "weather" && row.origin === last ? { ...row, model: "clear-sky" } : row,
      ),
    );
    try {
      const day = await stateOf(lake.snapshot, "origin=2024-05-10T09:00");
      expect(day.rows.forecast).toHaveLength(7 * 24);
      const made = new Set(day.rows.forecast.map(({ model, origin }) => `${model} ${origin}`));
      expect([...made].filter((text) => !text.startsWith("weather "))).toEqual(["clear-sky 2024-05-10T00:00:00Z"]);
      expect(frameFigures(analysis, day as never).forecast?.unit).toContain("1 of 7 by clear-sky index");
      const week = await stateOf(lake.snapshot, "origin=2024-05-10T09:00&lead=week", "ko");
      expect(frameFigures(analysis, week as never).forecast?.unit).toContain("1개 중 1개는 기상예보가 없어 청천지수로");
      const persisted = await stateOf(lake.snapshot, "origin=2024-05-10T09:00&forecast=persistence");
      expect(new Set(persisted.rows.forecast.map(({ model }) => model))).toEqual(new Set(["persistence"]));
    } finally {
      await lake.dispose();
    }
  });
});

it("all arrays are scored by the part of them that is measured, and the figures say by which", async () => {
  const part = (kwh: number | null) => kwh && 0.9 * kwh;
  const lake = await fixtureLake(
    FORECAST_ROWS.map((row) =>
      row.array === "vpp" && row.actual_kwh !== null
        ? { ...row, actual_kwh: part(row.actual_kwh), compared_kwh: part(row.compared_kwh), measured_share: 0.9 }
        : row,
    ),
  );
  try {
    const [ours, whole] = [await stateOf(lake.snapshot, ""), await stateOf(snapshot, "")];
    const [of, all] = [ours, whole].map((state) => scoreOf(state, { day: 1 })!);
    expect([of!.wape, of!.coverage80, of!.coverage95]).toEqual([all!.wape, all!.coverage80, all!.coverage95]);
    expect(of!.share).toBeCloseTo(0.9, 9);
    const units = frameFigures(analysis, ours as never);
    expect(units.skill?.unit).toContain("all arrays by the 90.0 % of their output that is measured");
    expect(units.forecast?.unit).toContain("measured on 90.0 % of the output, drawn as for all");
    expect(frameFigures(analysis, whole as never).skill?.unit).not.toContain("measured");
    const korean = frameFigures(analysis, (await stateOf(lake.snapshot, "", "ko")) as never);
    expect(korean.skill?.unit).toContain("전체는 출력 가운데 실측된 90");
  } finally {
    await lake.dispose();
  }
});

describe("claims", () => {
  it("hold, do not hold, or cannot be told by the rows", async () => {
    const state = await stateOf(snapshot, "");
    const judged = (name: string, rows: Partial<State["rows"]>) =>
      claims[name]?.holds({ ...state, rows: { ...state.rows, ...rows } });
    const turned = state.rows.orientation.map((row) => ({ ...row, azimuth_deg: (row.azimuth_deg + 90) % 360 }));
    expect([judged("southIsBest", {}), judged("southIsBest", { orientation: turned })]).toEqual([true, false]);
    const south = state.rows.place.map((place) => ({ ...place, latitude: -33 }));
    expect([judged("summerHalf", {}), judged("summerHalf", { place: south })]).toEqual([true, null]);
    const scores = (change: object) => ({
      scores: state.rows.scores.map((row) => (row.array === "vpp" ? { ...row, ...change } : row)),
    });
    expect([judged("beatsPersistence", {}), judged("beatsPersistence", scores({ skill: -0.1 }))]).toEqual([
      true,
      false,
    ]);
    expect([judged("togetherIsSteadier", {}), judged("togetherIsSteadier", scores({ wape: 0.5 }))]).toEqual([
      true,
      false,
    ]);
    expect([judged("bandHolds", scores({ coverage80: 0.8 })), judged("bandHolds", {})]).toEqual([true, false]);
    for (const name of Object.keys(claims).filter((each) => each !== "summerHalf"))
      expect(judged(name, { scores: [], orientation: [] }), name).toBeNull();
    for (const { text } of Object.values(claims)) expect(text(state)).not.toMatch(/NaN|undefined|null|^$/);
  });
});
