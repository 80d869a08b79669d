import { seededNoise } from "#lib/metering/twin/seeded-noise.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { CampusEnergy, EnergyWeek } from "./campus-energy.ts";
import { campusOfRows, type EnergyModel } from "./campus-of-rows.ts";

const [DAYS, SLOTS] = [5, 6];
const ROOMS = 9;
const COURSES = 30;

/** An invented campus of nine rooms in three buildings, and a plan without two lectures in one place. */
export const INSTANCE: Instance = {
  ...{ name: "tiny", days: DAYS, slots: SLOTS, dailyLectures: null },
  courses: Array.from({ length: COURSES }, (_, c) => ({
    ...{
      id: `c${c}`,
      lecturer: `t${c % 11}`,
      lectures: 1 + (c % 4),
      minDays: 1 + (c % 3),
      students: 12 + ((c * 17) % 60),
    },
    ...{ double: false, unsuitableRooms: [] },
  })),
  rooms: Array.from({ length: ROOMS }, (_, r) => ({
    ...{ id: `r${r}`, capacity: 25 + 10 * (r % 5), building: "abc"[r % 3]! },
  })),
  curricula: Array.from({ length: 6 }, (_, q) => ({ id: `q${q}`, courses: [q, q + 6, q + 12, q + 18] })),
  unavailable: Array.from({ length: COURSES }, (_, c) =>
    c % 5 === 0 ? [c % 30, (c + 7) % 30].sort((a, b) => a - b) : [],
  ),
};

/** Numbers from 0 to below 1 that a seed repeats. */
export function seededUniform(seed: number): () => number {
  const noise = seededNoise(seed);
  // A normal number far out of its middle is nearly even modulo one.
  return () => {
    const value = noise() * 97.3;
    return value - Math.floor(value);
  };
}

/** Lectures in the order of courses, each alone in its place, no two of a course in one period. */
export function randomPlan(seed: number): Plan {
  const uniform = seededUniform(seed);
  const taken = new Set<string>();
  return INSTANCE.courses.flatMap(({ lectures }, course) =>
    Array.from({ length: lectures }, () => {
      for (;;) {
        const period = Math.floor(uniform() * DAYS * SLOTS);
        const room = Math.floor(uniform() * ROOMS);
        const [place, own] = [`${period} ${room}`, `${period} of ${course}`];
        if (taken.has(place) || taken.has(own)) continue;
        taken.add(place).add(own);
        return { course, period, room };
      }
    }),
  );
}

/** Invented weeks: a cold dull one, a warm sunny one, and one without sun. */
export const WEEKS: readonly EnergyWeek[] = [
  week("2024-03-04", 4, 20),
  week("2024-06-03", 27, 60),
  week("2024-12-02", -3, 0),
];

function week(label: string, tempC: number, sun: number): EnergyWeek {
  const byPeriod = (value: (day: number, slot: number) => number) =>
    Float64Array.from({ length: DAYS * SLOTS }, (_, p) => value(Math.floor(p / SLOTS), p % SLOTS));
  const byHour = (value: (hour: number) => number) => Float64Array.from({ length: 168 }, (_, h) => value(h % 24));
  return {
    label,
    pvKwh: byPeriod((day, slot) => sun * Math.max(0, Math.sin(((slot + 0.5) * Math.PI) / 5.5)) * (1 - 0.1 * day)),
    tempOut: byPeriod((_, slot) => tempC + slot),
    krwPerKwh: byPeriod((day, slot) => 90 + 10 * slot + day),
    kgCo2ePerKwh: byPeriod((_, slot) => 0.4 + 0.01 * slot),
    otherKwh: byPeriod((day) => 3 + day),
    hourTempOut: byHour((hour) => tempC + 4 * Math.sin(((hour - 9) * Math.PI) / 12)),
    hourGhi: byHour((hour) => 10 * sun * Math.max(0, Math.sin(((hour - 6) * Math.PI) / 12))),
  };
}

/** The campus by one of the models. */
export function campus(model: EnergyModel, weeks: readonly EnergyWeek[] = WEEKS): CampusEnergy {
  return campusOfRows(
    INSTANCE,
    {
      slots: Array.from({ length: SLOTS }, (_, slot) => ({
        ...{ slot, start_min: 540 + 90 * slot, end_min: 540 + 90 * slot + (slot === 5 ? 50 : 75) },
      })),
      rooms: INSTANCE.rooms.map(({ id, capacity, building }, r) => ({
        ...{ room: id, building: r === 8 ? null : building, capacity, floor_m2: r === 7 ? null : capacity * 1.4 },
        ...{ kwh_per_lecture: 2 + r / 2, kwh_per_person: 0.03, kwh_per_pc: 0.2, setup_kwh: 0.4 + r / 10 },
      })),
      buildings: ["a", "b", "c"].map((building, b) => ({ building, base_kwh: 4 + b })),
      courses: INSTANCE.courses.map(({ id }, c) => ({ course: id, pc_share: c % 3 === 0 ? 0.5 : 0 })),
    },
    { weeks, model, krwPerExportedKwh: 20 },
  );
}
