import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { CsvFile } from "./csv-rows.ts";

/** A timetable as a set of CSV files; `README.md` of this folder has their columns. */
export interface CsvSet {
  readonly courses: CsvFile;
  readonly rooms: CsvFile;
  /** The plan in force. */
  readonly lectures?: CsvFile;
  /** Who takes which course: gives numbers of students, and curricula. */
  readonly enrolments?: CsvFile;
  readonly curricula?: CsvFile;
  /** Periods in which a course cannot be. */
  readonly unavailable?: CsvFile;
}

/** What the files do not say. */
export interface CsvWeek {
  readonly name: string;
  /** Days a week, from Monday on. [d] */
  readonly days: number;
  /** Periods a day. */
  readonly slots: number;
  /** Students whom two courses must share at least not to be held at once: 1 where nothing is said. */
  readonly sharedStudents?: number;
}

/** What a set of CSV files holds. */
export interface CsvTimetable {
  readonly instance: Instance;
  /** Lectures with a period and a room; fewer than the instance has where some have none yet. */
  readonly plan: Plan;
  /** For each lecture of the plan, whether it has to stay. */
  readonly pinned: readonly boolean[];
  /** One for each course. */
  readonly courses: readonly { readonly name: CsvNames; readonly pcShare: number }[];
  /** One for each room; floor area NaN where nobody says. [m²] */
  readonly rooms: readonly { readonly name: CsvNames; readonly floor: number }[];
}

/** A name in both languages; the short name where the files have none. */
export interface CsvNames {
  readonly en: string;
  readonly ko: string;
}

/** What a plan saved from the page says of each lecture beside where it is: taken, so that the file can be read again, and not read. */
const SAVED_BESIDE = "lecture name_en name_ko lecturer students start end room_en room_ko building".split(" ");

/** Columns of each file: those that it must have, and those that it may. */
export const CSV_COLUMNS = {
  courses: {
    needed: ["course", "lecturer"],
    optional: [
      "lectures",
      "min_days",
      "students",
      "double",
      "unsuitable_rooms",
      "needs",
      "name_en",
      "name_ko",
      "pc_share",
    ],
  },
  rooms: { needed: ["room", "capacity"], optional: ["building", "equipment", "name_en", "name_ko", "floor_m2"] },
  lectures: { needed: ["course"], optional: ["day", "slot", "room", "pinned", ...SAVED_BESIDE] },
  enrolments: { needed: ["student", "course"], optional: [] },
  curricula: { needed: ["curriculum", "course"], optional: [] },
  unavailable: { needed: ["course", "day", "slot"], optional: [] },
} as const satisfies Record<keyof CsvSet, { needed: readonly string[]; optional: readonly string[] }>;
