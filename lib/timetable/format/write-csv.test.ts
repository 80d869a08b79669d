import fc from "fast-check";
import { expect, it } from "vitest";
import { anyInstance, anyPlan } from "../model/any-instance-fixture.ts";
import type { Instance } from "../model/instance.ts";
import { setOf } from "./csv-fixture.ts";
import type { CsvTimetable } from "./csv-timetable.ts";
import { readCsvSet } from "./read-csv.ts";
import { writeCsvSet } from "./write-csv.ts";

it("readCsvSet() gives back what writeCsvSet() wrote", () => {
  const anyCase = anyInstance.chain((instance) =>
    fc.tuple(fc.constant(instance), anyPlan(instance), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 })),
  );
  fc.assert(
    fc.property(anyCase, ([drawn, placed, pins]) => {
      const plan = placed.filter(
        ({ course }, at) =>
          placed.slice(0, at).filter((it) => it.course === course).length < drawn.courses[course]!.lectures,
      );
      const timetable = withFacts(drawn, plan, pins);
      const { days, slots } = drawn;
      const again = readCsvSet(setOf(writeCsvSet(timetable)), { name: drawn.name, days, slots });
      expect(again).toEqual(timetable);
    }),
  );
});

/** A timetable with what CSV can hold of an instance, and names and areas of its own. */
function withFacts(drawn: Instance, plan: CsvTimetable["plan"], pins: readonly boolean[]): CsvTimetable {
  const instance = {
    ...drawn,
    dailyLectures: null,
    curricula: drawn.curricula.filter(({ courses }) => courses.length > 0),
  };
  return {
    instance,
    plan,
    pinned: plan.map((_, at) => pins[at]!),
    courses: drawn.courses.map(({ id }, at) => ({ name: { en: `"${id}", en`, ko: `${id} 한` }, pcShare: at / 8 })),
    rooms: drawn.rooms.map(({ id }, at) => ({
      name: { en: id, ko: `${id} 실` },
      floor: at === 0 ? Number.NaN : at * 10.5,
    })),
  };
}
