import type { Course, Instance } from "./instance.ts";
import type { Plan } from "./plan.ts";

/** A course of one lecture and ten students with a lecturer of its own, but for what is said. */
export const course = (id: string, more: Partial<Course> = {}): Course => ({
  ...{ id, lecturer: `of-${id}`, lectures: 1, minDays: 1, students: 10, double: false, unsuitableRooms: [] },
  ...more,
});

/** Two days of three periods, two rooms of 10 and 20 seats; the courses are given. */
export function campus(courses: readonly Course[], more: Partial<Instance> = {}): Instance {
  return {
    ...{ name: "campus", days: 2, slots: 3, courses, curricula: [], dailyLectures: null },
    rooms: [
      { id: "small", capacity: 10, building: "" },
      { id: "large", capacity: 20, building: "" },
    ],
    unavailable: courses.map(() => []),
    ...more,
  };
}

/** Lectures as [course, period, room]. */
export const plan = (...lectures: [number, number, number][]): Plan =>
  lectures.map(([at, period, room]) => ({ course: at, period, room }));
