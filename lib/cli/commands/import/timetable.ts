import type { Command } from "commander";
import { importTimetable } from "#lib/sources/import-timetable.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

interface TimetableCommand {
  readonly plan?: string;
  readonly name?: string;
  readonly firstSlot?: string;
  readonly slotMinutes?: number;
  readonly breakMinutes?: number;
  readonly json?: true;
}

export default function timetable(command: Command, world: World): void {
  command
    .description("Import a timetable: an instance of ITC-2007 (.ctt, .ectt) with its plan in force (.sol).")
    .argument("<instance>", "courses, rooms and curricula; gzip is unpacked")
    .option("--plan <sol>", "its plan in force")
    .option("--name <short>", "short name of the timetable; without it that of the file")
    .option("--first-slot <time>", "when the first period of a day begins; else 09:00")
    .option("--slot-minutes <n>", "from the beginning of a period to that of the next; else 60", Number)
    .option("--break-minutes <n>", "what of that is a break; else 10", Number)
    .option("--json", "write what was done as JSON")
    .action(async (instance: string, { json, plan, ...options }: TimetableCommand) => {
      const files = { instance, ...(plan === undefined ? {} : { plan }) };
      await importFiles(world, { json: json ?? false }, (lake, { signal }) =>
        importTimetable(lake, files, { ...options, signal }),
      );
    });
}
