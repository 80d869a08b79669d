import { UserError } from "#lib/core/user-error.ts";
import type { CsvSet } from "#lib/timetable/format/csv-timetable.ts";
import { readCsvSet } from "#lib/timetable/format/read-csv.ts";
import { readInstance } from "#lib/timetable/format/read-instance.ts";
import { readSolution } from "#lib/timetable/format/read-solution.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import type { Timetable } from "#lib/timetable/model/timetable.ts";
import { decodeKorean } from "../table/korean-text.ts";
import { openSourceFiles, type SourceFile } from "../table/source-file.ts";
import { instanceTimetable } from "./instance-timetable.ts";
import type { SlotClock } from "./slot-times.ts";
import { timetableName } from "./timetable-name.ts";

/** The files of a timetable: an instance of ITC-2007 and its plan in force, or a set of CSV files. */
export type TimetableFiles =
  | { readonly instance: SourceFile | string; readonly plan?: SourceFile | string }
  | ({ readonly [part in "courses" | "rooms"]: SourceFile | string } & {
      readonly [part in "lectures" | "enrolments" | "curricula" | "unavailable"]?: SourceFile | string;
    });

/** What files do not say. */
export interface TimetableSettings extends SlotClock {
  /** Short name of the timetable; without it that of the file. */
  readonly name?: string;
  /** Days a week, of CSV files; 5 where nothing is said. [d] */
  readonly days?: number;
  /** Periods a day, of CSV files. */
  readonly slots?: number;
  /** Students whom two courses of CSV files must share at least not to be held at once. */
  readonly sharedStudents?: number;
}

const DAYS = 5;
const PARTS = ["courses", "rooms", "lectures", "enrolments", "curricula", "unavailable"] as const;

/**
 * Reads the files of a timetable.
 *
 * @throws {UserError} If one cannot be taken, or a plan lacks a lecture.
 */
export async function readTimetableFiles(files: TimetableFiles, settings: TimetableSettings): Promise<Timetable> {
  return "instance" in files ? readItc(files, settings) : readCsv(files, settings);
}

async function readItc(
  files: Extract<TimetableFiles, { instance: unknown }>,
  { name, days, slots, sharedStudents, ...clock }: TimetableSettings,
): Promise<Timetable> {
  const needless = Object.entries({ days, slots, "shared-students": sharedStudents }).find(
    ([, value]) => value !== undefined,
  );
  if (needless)
    throw new UserError(`Cannot take --${needless[0]} as it is for CSV files: the instance says it, leave it out`);
  const [instanceFile, planFile] = await openTexts([files.instance, ...(files.plan === undefined ? [] : [files.plan])]);
  const id = timetableName(name, instanceFile!.name);
  const instance = readInstance(instanceFile!.text, instanceFile!.name);
  const plan = planFile ? readSolution(planFile.text, planFile.name, instance) : null;
  if (plan && planFile) checkWhole(instance, plan, planFile.name);
  const source = [instanceFile!, ...(planFile ? [planFile] : [])].map((file) => file.name).join(", ");
  return instanceTimetable({ instance, plan }, { id, source, clock });
}

async function readCsv(
  files: Exclude<TimetableFiles, { instance: unknown }>,
  { name, days = DAYS, slots, sharedStudents, ...clock }: TimetableSettings,
): Promise<Timetable> {
  if (slots === undefined)
    throw new UserError("Cannot import a timetable of CSV files without --slots: give periods a day");
  for (const [option, value, most] of [
    ["days", days, 7],
    ["slots", slots, 1440],
    ["shared-students", sharedStudents ?? 1, 1e6],
  ] as const) {
    if (!Number.isInteger(value) || value < 1 || value > most) {
      throw new UserError(
        `Cannot read --${option} as it is a whole number from 1 to ${most}: current value is ${value}`,
      );
    }
  }
  const given = PARTS.flatMap((part) => (files[part] === undefined ? [] : [{ part, file: files[part] }]));
  const opened = await openTexts(given.map(({ file }) => file));
  const set = Object.fromEntries(given.map(({ part }, i) => [part, opened[i]!])) as unknown as CsvSet;
  const id = timetableName(name, opened[0]!.name);
  const week = { name: id, days, slots, ...(sharedStudents === undefined ? {} : { sharedStudents }) };
  const { instance, plan, pinned, courses, rooms } = readCsvSet(set, week);
  if (plan.length > 0) checkWhole(instance, plan, set.lectures!.name);
  const source = opened.map((file) => file.name).join(", ");
  const known = {
    instance,
    courses,
    rooms,
    ...(plan.length > 0 ? { plan, pinned: new Set(plan.keys().filter((i) => pinned[i])) } : { plan: null }),
  };
  return instanceTimetable(known, { id, source, clock });
}

async function openTexts(files: readonly (SourceFile | string)[]): Promise<{ name: string; text: string }[]> {
  const opened = await openSourceFiles(files);
  return opened.map(({ name, bytes }) => {
    const plain = name.replace(/\.gz$/i, "");
    return { name: plain, text: decodeKorean(plain, bytes) };
  });
}

/** A plan of the lake has each lecture once, so that it can be told what became of each. */
function checkWhole({ courses }: Instance, plan: Plan, file: string): void {
  const placed = courses.map(() => 0);
  for (const { course } of plan) placed[course]! += 1;
  const wrong = courses.findIndex(({ lectures }, i) => placed[i] !== lectures);
  if (wrong === -1) return;
  const { id, lectures } = courses[wrong]!;
  throw new UserError(
    `Cannot import ${file} as it places ${placed[wrong]} of the ${lectures} lectures a week of the course ${id}: place all of each course, or none at all`,
  );
}
