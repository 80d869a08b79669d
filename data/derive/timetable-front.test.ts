import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { timetablePartWrites } from "#data/sample/timetable/timetable-parts.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import type { WeatherFacts } from "#lib/sources/weather/weather-facts.ts";
import { weatherParts } from "#lib/sources/weather/weather-parts.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { disturbance } from "#lib/timetable/energy/disturbance.ts";
import { sampleYear } from "#lib/timetable/energy/sample-fixture.ts";
import { instanceOfRows } from "#lib/timetable/model/instance-of-rows.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import type { PlanRow } from "#lib/timetable/model/timetable-rows.ts";
import { arrayParts } from "./pv-forecast/parts-fixture.ts";
import type { FrontDerivationTask } from "./timetable-front/task.ts";
import { derivation } from "./timetable-front.ts";

let tasks: readonly FrontDerivationTask[];
let before: readonly FrontDerivationTask[];
let dispose: () => Promise<void>;
beforeAll(async () => {
  const tiny = await tinyLake();
  dispose = tiny.dispose;
  const read = async (sql: string, parameters = {}) =>
    (await (await tiny.lake.snapshot()).query(sql, parameters as never)).rows();
  await tiny.lake.commit("a timetable", () => ({ put: timetablePartWrites(1) }));
  before = await derivation.plan(read as never);
  const facts = {
    ...{ file: "year.epw", format: "epw", kind: "typical", quality: "estimated", name: "year", source: "a test" },
    ...{ title: { en: "Year", ko: "연도" }, rows: 8760, coverage: 1, ghi_kwh_m2: 1400, dni_kwh_m2: 1, dhi_kwh_m2: 1 },
    ...{ temp_air_c: 13, notes: [] },
  } as unknown as WeatherFacts;
  await tiny.lake.commit("a sky", () => ({ put: [...weatherParts(sampleYear(), facts, "year"), arrayParts()[0]] }));
  tasks = await derivation.plan(read as never);
}, 60_000);
afterAll(() => dispose());

describe("the derivation of timetable_front", () => {
  it("plans a task for each timetable with a plan in force, of the year there is; none without weather", () => {
    expect(before).toEqual([]);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({ partition: "sample", quality: "synthetic", weatherName: "year" });
    expect(tasks[0]!.plan).toHaveLength(400);
    expect(tasks[0]!.arrays).toHaveLength(2);
    expect(() => structuredClone(tasks[0])).not.toThrow();
  });

  it("gives complete plans without a clash, each moving more than the one before, and the same again", () => {
    const task = { ...(tasks[0] as FrontDerivationTask), iterations: 300_000 };
    const { columns } = derivation.compute(task);
    const instance = instanceOfRows(task.rows);
    const current = planOfRows(instance, task.plan);
    const rows = Array.from({ length: columns.point!.length }, (_, i) =>
      Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]])),
    ) as unknown as (PlanRow & { point: number; run: string })[];
    const points = [...Map.groupBy(rows, ({ point }) => point).values()].map((of) => planOfRows(instance, of));
    expect(points.length).toBeGreaterThan(8);
    expect(new Set(rows.map(({ point }) => point))).toEqual(new Set(points.map((_, i) => i + 1)));
    let last = 0;
    for (const plan of points) {
      expect(plan).toHaveLength(400);
      expect(evaluate(instance, plan).hard.total).toBe(0);
      const { movedTime, movedRoom } = disturbance(instance, current, plan);
      expect(movedTime + movedRoom).toBeGreaterThan(last);
      last = movedTime + movedRoom;
    }
    expect(derivation.compute(task).columns).toEqual(columns);
  });
});
