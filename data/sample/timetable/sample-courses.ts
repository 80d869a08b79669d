import type { Names } from "#lib/timetable/model/timetable.ts";
import { uniform } from "../random.ts";
import { DEPARTMENTS, type Department } from "./departments.ts";
import { DAYS, LECTURE_STARTS } from "./sample-week.ts";

/** A course of the sample campus. */
export interface SampleCourse {
  readonly id: string;
  readonly name: Names;
  /** Number of who holds it. */
  readonly lecturer: number;
  readonly lectures: number;
  readonly minDays: number;
  readonly students: number;
  readonly pcShare: number;
  /** Where its department is at home. */
  readonly building: string;
}

/** Lectures a week of the three courses of the first year and the four of each other: 40 a department. */
const LECTURES = [3, 3, 2, 4, 3, 3, 2, 4, 3, 2, 2, 4, 2, 2, 1] as const;
/** Degree year of each. */
const YEARS = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4] as const;
/** Share of a year's students in a course, at least and at most: all in the first years, who chose it later. */
const TURNOUT = { early: [0.85, 1.1], late: [0.35, 0.8] } as const;
const LECTURERS_A_DEPARTMENT = 8;
/** Students of general education. */
const GENERAL = { least: 30, most: 150 };

/** Courses of other departments that a degree year takes. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  "EEE-1": ["PHY101"],
  "MEC-1": ["PHY101"],
  "CSE-2": ["MAT201"],
  "EEE-2": ["MAT201"],
};
/** General courses that a student takes, by degree year. */
const GENERAL_A_YEAR = [0, 2, 2, 1, 0] as const;

const SLOTS = LECTURE_STARTS.length;
/** On Wednesdays from 16:00 nobody lectures: committees and clubs meet. */
const MEETINGS = { day: 2, slot: 4 };

/**
 * A hundred and fifty courses with 400 lectures a week.
 *
 * @param seats Seats of the largest room, and of the largest with PCs: no course has more students.
 */
export function sampleCourses(seed: number, seats: { readonly room: number; readonly lab: number }): SampleCourse[] {
  return DEPARTMENTS.flatMap((department, d) =>
    department.courses.map(([en, ko, pcShare = 0], i): SampleCourse => {
      const id = courseId(department, i);
      const lectures = LECTURES[i]!;
      const own = uniform(seed, id, "lecturer") < 0.7 ? i % LECTURERS_A_DEPARTMENT : (i * 3) % LECTURERS_A_DEPARTMENT;
      const students = studentsOf(seed, department, i);
      return {
        id,
        name: { en, ko },
        lecturer: d * LECTURERS_A_DEPARTMENT + own + 1,
        lectures,
        minDays: lectures === 4 ? 3 : lectures,
        students: Math.min(pcShare > 0 ? seats.lab : seats.room, students),
        pcShare,
        building: department.building,
      };
    }),
  );
}

/** What the students of each degree year take, by name, as places in the list of courses. */
export function sampleCurricula(seed: number, courses: readonly SampleCourse[]): Map<string, number[]> {
  const at = new Map(courses.map(({ id }, i) => [id, i]));
  const general = DEPARTMENTS.find(({ id }) => id === "GEN")!;
  const curricula = new Map<string, number[]>();
  for (const department of DEPARTMENTS) {
    if (department === general) continue;
    for (const year of [1, 2, 3, 4]) {
      const name = `${department.id}-${year}`;
      const own = department.courses.flatMap((_, i) => (YEARS[i] === year ? [courseId(department, i)] : []));
      const chosen = general.courses
        .map((_, i) => courseId(general, i))
        .filter((_, i) => YEARS[i] === Math.min(3, year))
        .map((id) => ({ id, rank: uniform(seed, name, id) }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, GENERAL_A_YEAR[year])
        .map(({ id }) => id);
      const ids = [...own, ...(SHARED[name] ?? []), ...chosen];
      curricula.set(
        name,
        ids.map((id) => at.get(id)!),
      );
    }
  }
  return curricula;
}

/** Periods in which a lecturer cannot: a day elsewhere, no early mornings, no evenings; and when committees meet. */
export function unavailablePeriods(seed: number, lecturer: number): number[] {
  const kind = uniform(seed, "lecturer", lecturer, "kind");
  const away = Math.floor(DAYS * uniform(seed, "lecturer", lecturer, "day"));
  const periods: number[] = [];
  for (let day = 0; day < DAYS; day++) {
    for (let slot = 0; slot < SLOTS; slot++) {
      const isMeeting = day === MEETINGS.day && slot >= MEETINGS.slot;
      const isAway = kind < 0.25 && day === away;
      const isEarly = kind >= 0.25 && kind < 0.4 && slot === 0;
      const isLate = kind >= 0.4 && kind < 0.5 && slot === SLOTS - 1;
      if (isMeeting || isAway || isEarly || isLate) periods.push(day * SLOTS + slot);
    }
  }
  return periods;
}

function courseId({ id }: Department, i: number): string {
  const year = YEARS[i]!;
  return `${id}${year}${String(i - YEARS.indexOf(year) + 1).padStart(2, "0")}`;
}

function cohort(seed: number, department: string, year: number): number {
  return Math.round((36 + 22 * uniform(seed, department, "cohort")) * 0.95 ** (year - 1));
}

function studentsOf(seed: number, department: Department, i: number): number {
  const id = courseId(department, i);
  const chance = uniform(seed, id, "students");
  if (department.id === "GEN") return Math.round(GENERAL.least + (GENERAL.most - GENERAL.least) * chance);
  const year = YEARS[i]!;
  const [least, most] = year <= 2 ? TURNOUT.early : TURNOUT.late;
  const others = Object.entries(SHARED).filter(([, ids]) => ids.includes(id));
  const guests = others.reduce((sum, [name]) => sum + cohort(seed, name.slice(0, 3), year), 0);
  return Math.round((cohort(seed, department.id, year) + guests) * (least + (most - least) * chance));
}
