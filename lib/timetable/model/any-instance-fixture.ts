import fc from "fast-check";
import type { Instance } from "./instance.ts";
import type { Plan } from "./plan.ts";

/** Any small instance, with names that every format can hold. */
export const anyInstance: fc.Arbitrary<Instance> = fc
  .record({
    name: fc.constantFrom("Fis0506-1", "Toy of three words", ""),
    days: fc.integer({ min: 1, max: 5 }),
    slots: fc.integer({ min: 1, max: 5 }),
    courseCount: fc.integer({ min: 1, max: 6 }),
    roomCount: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ courseCount, roomCount, ...week }) => {
    const periods = week.days * week.slots;
    const course = fc.record({
      lecturer: fc.constantFrom("kim", "이몽룡", "t,3"),
      lectures: fc.integer({ min: 0, max: Math.min(4, periods) }),
      minDays: fc.integer({ min: 0, max: 5 }),
      students: fc.integer({ min: 0, max: 200 }),
      double: fc.boolean(),
      unsuitableRooms: ascending(roomCount),
    });
    const room = fc.record({
      capacity: fc.integer({ min: 0, max: 150 }),
      building: fc.constantFrom("", "0", "제1공학관"),
    });
    const rooms = fc.array(room, { minLength: roomCount, maxLength: roomCount });
    const courses = fc.array(course, { minLength: courseCount, maxLength: courseCount });
    const curricula = fc.array(ascending(courseCount), { maxLength: 4 });
    const unavailable = fc.array(ascending(periods), { minLength: courseCount, maxLength: courseCount });
    const dailyLectures = fc.constantFrom(null, { min: 2, max: 4 });
    return fc.record({ rooms, courses, curricula, unavailable, dailyLectures }).map(
      (parts): Instance => ({
        ...week,
        ...parts,
        rooms: parts.rooms.map((it, index) => ({ id: `r${index}`, ...it })),
        courses: parts.courses.map((it, index) => ({ id: `강의${index}`, ...it })),
        curricula: parts.curricula.map((members, index) => ({ id: `q${index}`, courses: members })),
      }),
    );
  });

/** Any plan of an instance: too many lectures or too few, anywhere; in the order of courses. */
export function anyPlan({ courses, rooms, days, slots }: Instance): fc.Arbitrary<Plan> {
  const lecture = fc.record({
    course: fc.nat(courses.length - 1),
    period: fc.nat(days * slots - 1),
    room: fc.nat(rooms.length - 1),
  });
  return fc.array(lecture, { maxLength: 20 }).map((plan) => plan.sort((a, b) => a.course - b.course));
}

function ascending(below: number): fc.Arbitrary<number[]> {
  return fc.uniqueArray(fc.nat(below - 1), { maxLength: Math.min(below, 4) }).map((list) => list.sort((a, b) => a - b));
}
