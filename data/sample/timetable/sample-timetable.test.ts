import { describe, expect, it } from "vitest";
import type { Timetable } from "#lib/timetable/model/timetable.ts";
import { campusDevices } from "../devices/campus-devices.ts";
import { sampleTimetable } from "./sample-timetable.ts";
import { timetablePartWrites } from "./timetable-parts.ts";

/** Names of pairs of lectures that cannot both be, and of lectures that cannot be where they are. */
function clashes({ instance, plan }: Timetable): string[] {
  const { courses, curricula, rooms, unavailable } = instance;
  const found: string[] = [];
  const students = courses.map((_, i) => curricula.filter((each) => each.courses.includes(i)).map(({ id }) => id));
  plan!.forEach((a, i) => {
    const course = courses[a.course]!;
    if (unavailable[a.course]!.includes(a.period)) found.push(`${course.id} cannot be in ${a.period}`);
    if (course.unsuitableRooms.includes(a.room)) found.push(`${course.id} cannot be in ${rooms[a.room]!.id}`);
    for (const b of plan!.slice(0, i).filter(({ period }) => period === a.period)) {
      const other = courses[b.course]!;
      const pair = `${course.id} and ${other.id} in ${a.period}`;
      if (a.room === b.room) found.push(`${pair} share a room`);
      if (a.course === b.course) found.push(`${pair} are one`);
      if (course.lecturer === other.lecturer) found.push(`${pair} share a lecturer`);
      if (students[a.course]!.some((id) => students[b.course]!.includes(id))) found.push(`${pair} share students`);
    }
  });
  return found;
}

describe("sampleTimetable()", () => {
  it.each([1, 2, 3, 4])("has 60 rooms and 400 lectures of 150 courses, none of which clashes, with seed %i", (seed) => {
    const timetable = sampleTimetable(seed);
    const { instance, plan } = timetable;
    expect([instance.rooms.length, instance.courses.length, plan!.length]).toEqual([60, 150, 400]);
    expect(clashes(timetable)).toEqual([]);
    const counts = instance.courses.map((_, i) => plan!.filter(({ course }) => course === i).length);
    expect(counts).toEqual(instance.courses.map(({ lectures }) => lectures));
    expect(plan!.every(({ period }) => period >= 0 && period < instance.days * instance.slots)).toBe(true);
  });

  it("clashes are found where a lecture is moved onto another", () => {
    const timetable = sampleTimetable();
    const [first, second, ...others] = timetable.plan!;
    const moved = [first!, { ...second!, period: first!.period, room: first!.room }, ...others];
    expect(clashes({ ...timetable, plan: moved }).join()).toMatch(/share a room.*are one.*share a lecturer/);
  });

  it("has the rooms that the devices measure, in their buildings, in both languages", () => {
    const { instance, rooms, buildings, courses } = sampleTimetable();
    const measured = campusDevices(1).filter(({ kind }) => kind === "room");
    expect(instance.rooms.map(({ id, building }) => [building, id])).toEqual(
      measured.map(({ building, room }) => [building, room]),
    );
    expect(buildings.map(({ id }) => id)).toEqual(["engineering-1", "science", "humanities", "library"]);
    for (const { name } of [...buildings, ...courses]) expect(name.ko).toMatch(/\p{Script=Hangul}/u);
    expect(rooms.every(({ energy }) => energy.basis === "assumed" && energy.perLecture > 0)).toBe(true);
  });

  it("is as people plan: rooms twice too large, lectures by morning and evening, a few too few seats, nobody seated twice", () => {
    const { instance, plan } = sampleTimetable();
    const people = (of: (placement: { course: number; room: number }) => number) =>
      plan!.reduce((sum, placement) => sum + of(placement), 0);
    const students = people(({ course }) => instance.courses[course]!.students);
    const seats = people(({ room }) => instance.rooms[room]!.capacity);
    expect(students / seats).toBeGreaterThan(0.35);
    expect(students / seats).toBeLessThan(0.6);
    const bySlot = Array.from({ length: 6 }, (_, slot) => plan!.filter(({ period }) => period % 6 === slot).length);
    expect(bySlot[0]! + bySlot[5]!).toBeGreaterThan(80);
    const standing = people(({ course, room }) =>
      Math.max(0, instance.courses[course]!.students - instance.rooms[room]!.capacity),
    );
    expect(standing).toBeGreaterThan(0);
    expect(standing).toBeLessThan(100);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(sampleTimetable(1)).toEqual(sampleTimetable(1));
    expect(sampleTimetable(2).plan).not.toEqual(sampleTimetable(1).plan);
  });
});

describe("timetablePartWrites()", () => {
  it("says of every part and row that it is synthetic", () => {
    const parts = timetablePartWrites();
    expect(parts.map(({ dataset, columns }) => [dataset, columns.timetable!.length])).toEqual([
      ["timetable", 1],
      ["timetable_slot", 6],
      ["timetable_building", 4],
      ["timetable_room", 60],
      ["timetable_course", 150],
      ["timetable_curriculum", expect.any(Number)],
      ["timetable_unavailable", expect.any(Number)],
      ["timetable_unsuitable", expect.any(Number)],
      ["timetable_plan", 400],
    ]);
    expect(new Set(parts.map(({ provenance, partition }) => `${provenance.quality} ${partition}`))).toEqual(
      new Set(["synthetic sample"]),
    );
    for (const { columns } of parts) expect(new Set(columns.quality as string[])).toEqual(new Set(["synthetic"]));
  });
});
