import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { importTimetable } from "#lib/sources/import-timetable.ts";
import type { TimetableFiles, TimetableSettings } from "#lib/sources/timetable/read-timetable-files.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

interface Files {
  readonly plan?: string;
  readonly courses?: string;
  readonly rooms?: string;
  readonly lectures?: string;
  readonly enrolments?: string;
  readonly curricula?: string;
  readonly unavailable?: string;
}

interface TimetableCommand extends Files, TimetableSettings {
  readonly json?: true;
}

export default function timetable(command: Command, world: World): void {
  command
    .description("Import a timetable: an instance of ITC-2007 (.ctt, .ectt) with its plan in force, or CSV files.")
    .argument("[instance]", "courses, rooms and curricula of ITC-2007; gzip is unpacked")
    .option("--plan <sol>", "its plan in force")
    .option("--courses <csv>", "in place of an instance: courses, see data/README.md")
    .option("--rooms <csv>", "rooms")
    .option("--lectures <csv>", "lectures: the plan in force")
    .option("--enrolments <csv>", "who takes which course")
    .option("--curricula <csv>", "courses that the same students take")
    .option("--unavailable <csv>", "periods in which a course cannot be")
    .option("--days <n>", "days a week of CSV files; else 5", Number)
    .option("--slots <n>", "periods a day of CSV files", Number)
    .option("--shared-students <n>", "students whom two courses share at least not to be held at once; else 1", Number)
    .option("--name <short>", "short name of the timetable; without it that of the file")
    .option("--first-slot <time>", "when the first period of a day begins; else 09:00")
    .option("--slot-minutes <n>", "from the beginning of a period to that of the next; else 60", Number)
    .option("--break-minutes <n>", "what of that is a break; else 10", Number)
    .option("--json", "write what was done as JSON")
    .action(async (instance: string | undefined, { json, ...given }: TimetableCommand) => {
      const { plan, courses, rooms, lectures, enrolments, curricula, unavailable, ...settings } = given;
      const files = filesOf(instance, plan, { courses, rooms, lectures, enrolments, curricula, unavailable });
      await importFiles(world, { json: json ?? false }, (lake, { signal }) =>
        importTimetable(lake, files, { ...settings, signal }),
      );
    });
}

function filesOf(
  instance: string | undefined,
  plan: string | undefined,
  csv: { readonly [part in keyof Omit<Files, "plan">]: string | undefined },
): TimetableFiles {
  const named = Object.entries(csv).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (instance !== undefined) {
    if (named[0]) {
      throw new UserError(`Cannot import ${instance} with --${named[0][0]} as it has that itself: give one of the two`);
    }
    return { instance, ...(plan === undefined ? {} : { plan }) };
  }
  const { courses, rooms } = csv;
  if (courses === undefined || rooms === undefined) {
    throw new UserError("Cannot import a timetable as no file is named: give an instance, or --courses and --rooms");
  }
  if (plan !== undefined)
    throw new UserError("Cannot take --plan with CSV files: give the plan in force as --lectures");
  return { ...Object.fromEntries(named), courses, rooms };
}
