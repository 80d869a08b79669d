import { describe, expect, it } from "vitest";
import type { Plan } from "../model/plan.ts";
import { createChain } from "../solve/annealing-chain.ts";
import { campus, INSTANCE } from "./campus-fixture.ts";
import { daySegments } from "./day-segments.ts";
import { energyCost } from "./energy-cost.ts";
import { NO_WEIGHTS } from "./energy-weights.ts";
import { hvacOfWeek } from "./hvac-of-week.ts";
import { occupancy } from "./occupancy.ts";
import type { WeekFigures } from "./plan-score.ts";
import { sampleCampus } from "./sample-fixture.ts";
import { scorePlan } from "./score-plan.ts";

const energy = campus("5r1c");
const hvac = energy.hvac!;
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
/** Figures of the third day of the first class' room: electricity, and what each person more adds. */
const figuresOf = (week: number, slots: readonly number[], isPerson = false) => {
  const table = hvac.table(0, week);
  const at = table.at(slots.reduce((mask, s) => mask | (1 << s), 0)) + 2 * INSTANCE.slots;
  const from = isPerson ? at + INSTANCE.days * INSTANCE.slots : at;
  return Array.from(table.kwh().subarray(from, from + INSTANCE.slots));
};
const dayOf = (week: number, slots: readonly number[]) => figuresOf(week, slots);

describe("daySegments()", () => {
  it("cuts a day at hours, periods and where making ready begins, and fills it", () => {
    const segments = daySegments(
      [
        { startMin: 540, endMin: 615 },
        { startMin: 630, endMin: 705 },
      ],
      30,
    );
    expect(sum(segments.map(({ seconds }) => seconds))).toBe(86_400);
    expect(Math.max(...segments.map(({ seconds }) => seconds))).toBeLessThanOrEqual(3600);
    expect(sum(segments.filter(({ slot }) => slot === 0).map(({ seconds }) => seconds))).toBe(75 * 60);
    expect(sum(segments.filter(({ aheadOf }) => aheadOf === 1).map(({ seconds }) => seconds))).toBe(30 * 60);
    expect(segments.filter(({ aheadOf, slot }) => aheadOf === 1 && slot === 0).map(({ seconds }) => seconds)).toEqual([
      15 * 60,
    ]);
  });
});

describe("the table of heating and cooling", () => {
  it("takes nothing while nobody is there, and only in the periods of use", () => {
    expect(dayOf(2, [])).toEqual([0, 0, 0, 0, 0, 0]);
    for (const week of [0, 1, 2]) {
      const kwh = dayOf(week, [1, 4]);
      expect([0, 2, 3, 5].map((s) => kwh[s])).toEqual([0, 0, 0, 0]);
      expect(sum(kwh)).toBeGreaterThan(week === 0 ? -1e-9 : 0.1);
    }
  });

  it("has inertia: two lectures in a row take less than two apart, on a cold day", () => {
    expect(sum(dayOf(2, [1, 2]))).toBeLessThan(sum(dayOf(2, [1])) + sum(dayOf(2, [2])) - 0.05);
    expect(sum(dayOf(2, [1, 2]))).toBeLessThan(sum(dayOf(2, [1, 4])));
  });

  it("counts people as warmth: they save heating in the cold, and take cooling in the heat", () => {
    expect(sum(figuresOf(2, [1, 2, 3], true))).toBeLessThan(0);
    expect(sum(figuresOf(1, [1, 2, 3], true))).toBeGreaterThan(0);
  });
});

describe("hvacOfWeek()", () => {
  const of = ({ hvacKwh, peopleKwh }: WeekFigures) => hvacKwh + peopleKwh;

  it("takes nothing of an empty campus, and only in the periods of use", () => {
    const run = (plan: Plan) => hvacOfWeek(INSTANCE, occupancy(INSTANCE, plan, energy.pcShare), energy, 2);
    expect(sum(run([]))).toBe(0);
    const kwh = run([{ course: 1, period: 7, room: 3 }]);
    expect(kwh[7]).toBeGreaterThan(0.1);
    expect(sum(kwh)).toBe(kwh[7]);
  });

  it("is near to the table on the sample: heating and cooling within 15 % a week and 8 % in the mean, all energy within 2 %", () => {
    const { instance, current, energy: sample } = sampleCampus("5r1c");
    const extra = energyCost({ instance, energy: sample, weights: { ...NO_WEIGHTS, kwh: 1 }, current });
    const chain = createChain({ instance, start: current, extra, seed: 1, iterations: 60_000, startTemperature: 2 });
    chain.run(60_000);
    const saved = [current, chain.best()].map((plan) => {
      const [days, weeks] = [scorePlan(instance, plan, sample), scorePlan(instance, plan, sample, "weeks")];
      for (const [w, week] of days.weeks.entries())
        expect(Math.abs(of(week) / of(weeks.weeks[w]!) - 1)).toBeLessThan(0.15);
      expect(Math.abs(of(days.mean) / of(weeks.mean) - 1)).toBeLessThan(0.08);
      expect(Math.abs(days.mean.kwh / weeks.mean.kwh - 1)).toBeLessThan(0.02);
      return { days: days.mean.kwh, weeks: weeks.mean.kwh };
    });
    // What the search believes that it saves is saved, within a tenth.
    const [was, is] = saved as [(typeof saved)[0], (typeof saved)[0]];
    expect(was.weeks - is.weeks).toBeGreaterThan(100);
    expect(Math.abs((was.days - is.days) / (was.weeks - is.weeks) - 1)).toBeLessThan(0.1);
  });
});
