import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveClaims } from "#lib/notebook/claims.ts";
import { frameFigures } from "#lib/notebook/render-state.ts";
import type { ModuleType, Mount } from "#lib/pv/pv-array.ts";
import { pvYield } from "#lib/pv/pv-yield.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { weatherOfRows } from "#lib/pv/weather-of-rows.ts";
import { matched } from "./figures/matching.ts";
import { factorOf, money, path, scope2 } from "./figures/year-measures.ts";
import { fixtureLakes, type Lakes } from "./lake-fixture.ts";
import { kwpToday, plan, type State, sizes, surface, today, used, withoutBattery, yieldOf } from "./measures.ts";
import { analysis, stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

let lakes: Lakes;
let state: State;
beforeAll(async () => {
  lakes = await fixtureLakes();
  state = await stateOf(lakes.snapshot, "", "en");
});
afterAll(() => lakes?.dispose());

const moved = (inputs: Partial<State["inputs"]>): State => ({ ...state, inputs: { ...state.inputs, ...inputs } });
const known = (column: Float64Array) => column.filter((value) => !Number.isNaN(value));
const sum = (column: Iterable<number>) => [...column].reduce((total, value) => total + value, 0);

describe("the load", () => {
  // Oracle: the sum of the readings, by SQL; silent meters may only add to it.
  it("is the sum of the meters where all speak, more where some are silent, and missing where most are", async () => {
    const rows = await lakes.snapshot.query(
      "SELECT interval_start, sum(energy_kwh) AS kwh, count(energy_kwh) AS spoke FROM readings_15min GROUP BY ALL",
    );
    const hours = new Map<number, { kwh: number; spoke: number }>();
    for (const row of rows.rows<{ interval_start: string; kwh: number | null; spoke: number }>()) {
      const hour = Math.floor(Date.parse(row.interval_start) / 3.6e6);
      const before = hours.get(hour) ?? { kwh: 0, spoke: 0 };
      hours.set(hour, { kwh: before.kwh + (row.kwh ?? 0), spoke: before.spoke + row.spoke });
    }
    const { hours: starts, load } = used(state);
    expect(starts).toHaveLength(8784);
    let [whole, filled, missing] = [0, 0, 0];
    for (const [i, start] of starts.entries()) {
      const read = hours.get(start / 3.6e6);
      if (!read) expect(load[i]).toBeNaN();
      else if (read.spoke === 48) {
        expect(load[i]).toBeCloseTo(read.kwh, 6);
        whole++;
      } else if (Number.isNaN(load[i])) missing++;
      else {
        expect(load[i]).toBeGreaterThan(read.kwh);
        filled++;
      }
    }
    expect(whole).toBeGreaterThan(1000);
    expect(filled).toBeGreaterThan(10);
    expect(missing).toBeLessThan(300);
  });
});

describe("the plan", () => {
  it("takes today's arrays as they yield: as much by kWp as their meters read, but for what the model does not know", () => {
    expect(kwpToday(state)).toBeCloseTo(97.2, 9);
    const measured = yieldOf(moved({ generation: "measured", weather: "sample-seoul-2024" }));
    expect(measured / yieldOf(state)).toBeGreaterThan(0.75);
    expect(measured / yieldOf(state)).toBeLessThan(1.15);
  });

  it("closes the balance of energy, keeps the battery within its bounds, and matches the sum of minima without one", () => {
    const { energy, flows } = plan(state);
    const { load, generation, charge, discharge, imported, exported } = flows.totals;
    expect(Math.abs(generation + imported + discharge - load - charge - exported) / load).toBeLessThan(1e-9);
    expect(Math.max(...flows.stored)).toBeLessThanOrEqual(state.inputs.battery * (1 + 1e-12));
    expect(Math.min(...flows.stored)).toBeGreaterThanOrEqual(0);
    const least = energy.load.map((use, i) => Math.min(use, energy.generation[i]!));
    expect(withoutBattery(state).hourly.own).toBeCloseTo(sum(known(least)) / load, 9);
  });

  it("matches less the finer it looks, and never less with a battery or a cleaner grid", () => {
    const { year, month, day, hour, battery, grid } = matched(moved({ kwp: 4000 })) as Record<string, number>;
    expect([year, month, day, hour]).toEqual([year, month, day, hour].toSorted((a, b) => b! - a!));
    expect(hour).toBeLessThan(day!);
    expect(battery).toBeGreaterThan(hour!);
    expect(grid).toBeGreaterThan(battery!);
  });

  it("finds sizes that reach the target, of which none smaller does", () => {
    const { pv, battery } = sizes(state);
    const score = (inputs: Partial<State["inputs"]>) => plan(moved(inputs)).hourly.score;
    const target = state.inputs.target / 100;
    expect(score({ kwp: pv! })).toBeGreaterThanOrEqual(target - 1e-9);
    expect(score({ kwp: pv! - 1 })).toBeLessThan(target);
    expect(score({ battery: battery! })).toBeGreaterThanOrEqual(target - 1e-9);
    expect(score({ battery: battery! - 1 })).toBeLessThan(target);
    expect(sizes(moved({ target: 100, gridCfe: 0, battery: 0 })).pv).toBeNull();
  });

  it("stands on its own surface: the sweep at its sizes gives its score", () => {
    const { kwps, kwhs, scores } = surface(state);
    const at = moved({ kwp: kwps[3]!, battery: kwhs[2]! });
    expect(scores[2]?.[3]).toBeCloseTo(plan(at).hourly.score, 12);
  });
});

describe("footprints, way and money", () => {
  // Oracle: by hand. Two months of load stand for the 8784 hours of 2024.
  it("counts imports alone by place, brought to the year, and less by contract; without one both bases are alike", () => {
    const { imported, known: hours } = plan(state).flows.totals;
    const kg = ((imported * 8784) / hours) * 0.4173;
    expect(scope2(state, plan(state)).locationBased.kgCo2e).toBeCloseTo(kg, 6);
    expect(scope2(state, plan(state)).marketBased.kgCo2e).toBeCloseTo(kg, 6);
    const half = moved({ contract: 50 });
    expect(scope2(half, plan(half)).marketBased.kgCo2e).toBeCloseTo(kg / 2, 6);
    expect(scope2(half, plan(half)).locationBased.kgCo2e).toBeCloseTo(kg, 6);
    expect(path(state).years[0]?.hourlyKg).toBeCloseTo(scope2(state, today(state)).locationBased.kgCo2e, 6);
  });

  // Oracle: the table of approvals. 2021 is in the mean of 2020 to 2022, 2024 in none, for which that of 2023 stands in.
  it("takes the approved factor of the load's year, and says what another is not", () => {
    const of = (inputs: Partial<State["inputs"]>) => {
      const there = moved(inputs);
      const korean: State = { ...there, language: "ko" };
      return [factorOf(there).id, values(there).factorRemarks?.text, values(korean).factorRemarks?.text];
    };
    expect(of({ load: "meters-2021" })).toEqual([
      "kr-consumption-2020-2022",
      "It counts direct emissions at the consumption end, in the load's year.",
      "부하 연도의 소비단 직접 배출을 셉니다.",
    ]);
    expect(of({})).toEqual([
      "kr-consumption-2023",
      "The factor is of 2023, the load of 2024.",
      "배출계수의 대상 기간은 2023년이고 부하는 2024년입니다.",
    ]);
    const [, english, korean] = of({ load: "meters-2023", factor: "kr-life-cycle-2023-ember" });
    expect(english).toMatch(/^The factor is of the life cycle: scope 2 counts direct emissions\. .*generation end/);
    expect(korean).toMatch(/^전과정 배출계수입니다\. .*발전단/);
    const { way } = frameFigures(analysis, moved({ factor: "kr-life-cycle-2023-ember" }) as never);
    expect(way?.unit).toContain("0.430567 kgCO₂e/kWh (life cycle)");
  });

  it("starts today and ends with the plan; paper is never above the hours", () => {
    const { years } = path(state);
    expect([years[0]?.year, years.at(-1)?.year]).toEqual([2024, 2050]);
    expect(years[0]?.kwp).toBeCloseTo(97.2, 9);
    expect(years.at(-1)?.kwp).toBe(7000);
    expect(years.find(({ kwp }) => kwp > 6999)?.year).toBe(2035);
    for (const { annualKg, hourlyKg } of years) expect(annualKg).toBeLessThanOrEqual(hourlyKg);
  });

  it("pays for what is added, with what it keeps from being bought", async () => {
    const whole = await stateOf(lakes.year, "", "en");
    const { investmentKrw, savingKrw, simpleYears } = money(whole);
    const saved = today(whole).flows.totals.imported - plan(whole).flows.totals.imported;
    expect(investmentKrw).toBeCloseTo((7000 - 97.2) * 1.3e6 + 10_000 * 0.5e6, 3);
    expect(savingKrw).toBeCloseTo((saved * 8784 * 130) / plan(whole).flows.totals.known, 3);
    expect(simpleYears).toBeGreaterThan(1);
    expect(money(moved({ kwp: 0, battery: 0 })).investmentKrw).toBe(0);
    expect(values(whole).simplePayback?.text).toMatch(/^\d+\.\d years$/);
    expect(analysis.figures.payback?.empty?.(whole as never)).toBeUndefined();
  });

  it("withholds the payback of two months in words, and says of what is told a year that it is brought to it", () => {
    const { savingKrw, simpleYears, discountedYears, netPresentValueKrw, cumulativeKrw } = money(state);
    const saved = today(state).flows.totals.imported - plan(state).flows.totals.imported;
    expect(savingKrw / saved).toBeCloseTo((8784 * 130) / plan(state).flows.totals.known, 6);
    expect([simpleYears, discountedYears, netPresentValueKrw]).toEqual([null, null, Number.NaN]);
    expect(cumulativeKrw.every(Number.isNaN)).toBe(true);
    const korean: State = { ...state, language: "ko" };
    for (const name of ["simplePayback", "discountedPayback", "npv"]) {
      expect(values(state)[name]?.text).toMatch(/^not told: 1\d\.\d % of the year is known, less than 95 %$/);
      expect(values(korean)[name]?.text).toMatch(/^제시하지 않음: 한 해의 1\d\.\d %만 알려져 95 %에 못 미침$/);
    }
    expect(analysis.figures.payback?.empty?.(state as never)).toMatchObject({
      en: expect.stringContaining("from 95 %"),
    });
    const { way } = frameFigures(analysis, state as never);
    expect(way?.unit).toMatch(/1\d\.\d % of the hours known, brought to the year/);
    expect(liveClaims(analysis, korean as never).notByTheHour?.text).toContain("한 해로 환산");
  });
});

describe("claims", () => {
  const judged = (of: State) =>
    Object.fromEntries(Object.entries(liveClaims(analysis, of as never)).map(([name, { holds }]) => [name, holds]));

  it("fall where the sliders contradict them, and are undecided without data", async () => {
    expect(new Set(Object.values(judged(state)))).toEqual(new Set([true]));
    expect(judged(moved({ kwp: 1000, target: 95 }))).toMatchObject({
      onPaper: false,
      reachesTarget: false,
      feasibleOnPaper: false,
    });
    expect(judged(moved({ kwp: 0 }))).toMatchObject({ batteryHelps: false, hoursFallShort: false });
    expect(judged(moved({ battery: 0 })).batteryHelps).toBeNull();
    expect(new Set(Object.values(judged(await stateOf(lakes.empty, "", "en"))))).toEqual(new Set([null]));
  });
});

describe("an imported EPW", () => {
  it("is taken before invented weather, and named with its light beside what it yields", async () => {
    const imported = await stateOf(lakes.imported, "", "en");
    expect(imported.rows.place[0]?.quality).toBe("estimated");
    const { sun, perKwp } = values(imported);
    expect(sun?.text).toMatch(/^PVWatts v5, Invented Town.*, GHI 1,708 kWh\/m²$/);
    expect(perKwp?.text).toMatch(/^\d/);
    expect(yieldOf(imported)).not.toBeCloseTo(yieldOf(state), 0);
  });

  it("gives a kWp what PVWatts gives today's arrays under it, in a year", async () => {
    const imported = await stateOf(lakes.imported, "", "en");
    const weather = weatherOfRows(imported.rows.weather, imported.rows.place[0]!);
    const yields = imported.rows.arrays.map(({ kwp, tilt_deg: tilt, azimuth_deg: azimuth, ...row }) => {
      const own = {
        losses: row.losses_pct,
        dcAc: row.dc_ac,
        mount: row.mount as Mount,
        module: row.module as ModuleType,
      };
      const pv = { ...STANDARD_ARRAY, ...own, kwp, tilt, azimuth };
      const { months_kwh } = pvYield(weather, pvwattsV5(weather, pv), pv);
      return sum(months_kwh);
    });
    expect(yields.length).toBeGreaterThan(10);
    expect(Math.abs((yieldOf(imported) * kwpToday(imported)) / sum(yields) - 1)).toBeLessThan(0.004);
  });

  it("names the least import of any dispatch, which greedy dispatch comes to", () => {
    const { imported, leastImport, importGap } = values(state);
    expect(leastImport?.text).toBe(imported?.text);
    expect(importGap?.text).toBe("0.000 %");
  });
});
