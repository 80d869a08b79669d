import type { Instance } from "../model/instance.ts";
import { randomBelow, seededRandom } from "./seeded-random.ts";

/** A campus that is neither trivial nor infeasible: 18 courses with 54 lectures, 4 rooms, 5 days of 5 periods, 7 curricula. */
export function practiceInstance(seed = 1): Instance {
  const random = seededRandom(seed);
  const courses = Array.from({ length: 18 }, (_, c) => ({
    id: `c${c}`,
    lecturer: `t${c % 13}`,
    lectures: 2 + (c % 3),
    minDays: 2 + (c % 2),
    students: 10 + randomBelow(random, 90),
    double: false,
    unsuitableRooms: [],
  }));
  return {
    name: "practice",
    days: 5,
    slots: 5,
    courses,
    rooms: [30, 60, 80, 100].map((capacity, r) => ({ id: `r${r}`, capacity, building: "" })),
    curricula: Array.from({ length: 7 }, (_, q) => ({
      id: `q${q}`,
      courses: [...new Set(Array.from({ length: 4 }, () => randomBelow(random, courses.length)))],
    })),
    unavailable: courses.map((_, c) => (c % 4 === 0 ? [c % 25, (c + 7) % 25].sort((a, b) => a - b) : [])),
    dailyLectures: null,
  };
}
