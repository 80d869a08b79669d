import { describe, expect, it } from "vitest";
import type { Plan } from "../model/plan.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { campus, INSTANCE, randomPlan, seededUniform, WEEKS } from "./campus-fixture.ts";
import type { WeekFigures } from "./plan-score.ts";
import { scorePlan } from "./score-plan.ts";

const MODELS = ["ifpb", "5r1c"] as const;
const NAMES = Object.keys(scorePlan(INSTANCE, [], campus("ifpb")).mean) as (keyof WeekFigures)[];
const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);

function shuffled(plan: Plan, seed: number): Plan {
  const uniform = seededUniform(seed);
  return plan
    .map((placement) => ({ placement, key: uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ placement }) => placement);
}

describe.each(MODELS)("scorePlan() with %s", (model) => {
  const energy = campus(model);

  it("closes the balance of energy in each week and period, and its parts add up", () => {
    for (let seed = 1; seed <= 20; seed++) {
      for (const week of scorePlan(INSTANCE, randomPlan(seed), energy).weeks) {
        expect(Math.abs(week.pvKwh + week.importKwh - week.loadKwh - week.exportKwh)).toBeLessThan(1e-9);
        expect(Math.abs(sum(week.load) - week.loadKwh)).toBeLessThan(1e-9);
        const parts = week.baseKwh + week.peopleKwh + week.pcKwh + week.setupKwh + week.hvacKwh + week.buildingKwh;
        expect(Math.abs(parts - week.kwh)).toBeLessThan(1e-9);
        expect(week.load.every((kwh, p) => kwh >= week.lectureLoad[p]!)).toBe(true);
      }
    }
  });

  it("is the same in whatever order lectures are listed", () => {
    const plan = randomPlan(3);
    const [one, other] = [scorePlan(INSTANCE, plan, energy), scorePlan(INSTANCE, shuffled(plan, 5), energy)];
    for (const name of NAMES) expect(other.mean[name]).toBeCloseTo(one.mean[name], 9);
    expect(other.use).toEqual(one.use);
  });

  it("means over weeks what each week alone gives", () => {
    const plan = randomPlan(4);
    const all = scorePlan(INSTANCE, plan, energy);
    const alone = WEEKS.map((week) => scorePlan(INSTANCE, plan, campus(model, [week])));
    for (const name of NAMES) {
      const values = alone.map(({ mean }) => mean[name]).filter((value) => !Number.isNaN(value));
      expect(values.length).toBe(name === "selfConsumption" ? 2 : 3);
      expect(all.mean[name]).toBeCloseTo(values.reduce((a, b) => a + b) / values.length, 9);
      expect(all.min[name]).toBe(
        Math.min(...all.weeks.map((week) => week[name]).filter((value) => !Number.isNaN(value))),
      );
    }
  });

  it("costs without lectures what else the site uses, and no more", () => {
    const { weeks, use } = scorePlan(INSTANCE, [], energy);
    for (const week of weeks) {
      expect(week.kwh).toBe(0);
      expect(week.loadKwh).toBeCloseTo(6 * (3 + 4 + 5 + 6 + 7), 9);
    }
    expect(use).toEqual({ roomHours: 0, roomsOpened: 0, buildingHours: 0, unsuited: 0, seatFill: Number.NaN });
  });
});

describe("scorePlan()", () => {
  const energy = campus("ifpb");

  // Worked by hand from the fixture: course 0 has 12 students, half of them at PCs; course 1 has 29, none.
  it("counts two lectures in a row by hand: one set-up, a building twice, imports beyond the sun", () => {
    const plan = [
      { course: 0, period: 0, room: 3 },
      { course: 1, period: 1, room: 3 },
    ];
    const { weeks, use } = scorePlan(INSTANCE, plan, energy);
    const [week] = weeks;
    expect(week!.baseKwh).toBeCloseTo(2 * 3.5, 12);
    expect(week!.peopleKwh).toBeCloseTo(0.03 * (12 + 29), 12);
    expect(week!.pcKwh).toBeCloseTo(0.2 * 6, 12);
    expect(week!.setupKwh).toBeCloseTo(0.7, 12);
    expect(week!.buildingKwh).toBeCloseTo(2 * 4, 12);
    expect(week!.lectureLoad[0]).toBeCloseTo(3.5 + 0.36 + 1.2 + 0.7 + 4, 12);
    const sun = 20 * Math.sin((0.5 * Math.PI) / 5.5);
    expect(week!.load[0]! - week!.pv[0]!).toBeCloseTo(9.76 + 3 - sun, 12);
    expect(use).toEqual({ roomHours: 2.5, roomsOpened: 1, buildingHours: 2.5, unsuited: 0, seatFill: 41 / 110 });
    // Apart, the room is set up twice.
    expect(scorePlan(INSTANCE, [plan[0]!, { ...plan[1]!, period: 2 }], energy).weeks[0]!.setupKwh).toBeCloseTo(1.4, 12);
    expect(
      scorePlan(
        INSTANCE,
        [
          { ...plan[0]!, period: 5 },
          { ...plan[1]!, period: 6 },
        ],
        energy,
      ).weeks[0]!.setupKwh,
    ).toBeCloseTo(1.4, 12);
  });

  it("knows no hours of buildings where it knows no building", () => {
    const alone = { ...energy, buildings: [], rooms: energy.rooms.map((room) => ({ ...room, building: -1 })) };
    const { mean, use } = scorePlan(INSTANCE, randomPlan(1), alone);
    expect([mean.buildingKwh, use.buildingHours]).toEqual([0, Number.NaN]);
  });

  it("prices imports by their period and takes off what exports earn", () => {
    const { weeks } = scorePlan(INSTANCE, [], energy);
    const [p, week] = [2, WEEKS[1]!];
    const only: CampusEnergy = {
      ...energy,
      weeks: [
        { ...week, pvKwh: week.pvKwh.map((kwh, q) => (q === p ? kwh : 0)), otherKwh: week.otherKwh.map(() => 0) },
      ],
    };
    expect(scorePlan(INSTANCE, [], only).mean.krw).toBeCloseTo(-20 * week.pvKwh[p]!, 9);
    expect(scorePlan(INSTANCE, [], only).mean.selfConsumption).toBe(0);
    expect(scorePlan(INSTANCE, [], only).mean.selfSufficiency).toBeNaN();
    expect(weeks[2]!.selfConsumption).toBeNaN();
    expect(weeks[2]!.kgCo2e).toBeCloseTo(sum(WEEKS[2]!.otherKwh.map((kwh, q) => kwh * WEEKS[2]!.kgCo2ePerKwh[q]!)), 9);
    expect(weeks[2]!.peakKw).toBeCloseTo(7 / (50 / 60), 9);
  });

  it("refuses the campus of another instance", () => {
    expect(() => scorePlan({ ...INSTANCE, rooms: INSTANCE.rooms.slice(1) }, [], energy)).toThrow(/another instance/);
  });
});
