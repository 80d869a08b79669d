import { type Command, InvalidArgumentError } from "commander";
import { deriveAll, derivedLine } from "../../lake/derive-all.ts";
import { withLake } from "../../lake/with-lake.ts";
import { createProgress } from "../../output/create-progress.ts";
import { calibrateTimetable } from "../../timetable/calibrate-timetable.ts";
import { calibrationJson, calibrationLines } from "../../timetable/calibration-report.ts";
import type { World } from "../../world.ts";

interface CalibrateOptions {
  readonly from?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly json?: true;
}

export default function timetableCalibrate(command: Command, world: World): void {
  command
    .description(
      "Fit what rooms use to readings of their meters under the plan in force; rooms that fit badly or were measured too little stay assumed.",
    )
    .argument("[timetable]", "its short name; the only one needs none")
    .option("--from <date>", "first day; else that of the term of the newest reading", dayText)
    .option("--to <date>", "last day; else the newest in term", dayText)
    .option("--dry-run", "say what would change, and change nothing")
    .option("--json", "write it as JSON")
    .action(async (id: string | undefined, { json, dryRun = false, ...span }: CalibrateOptions) => {
      const progress = createProgress(world.err);
      await withLake(world, async (lake) => {
        const found = await calibrateTimetable(lake, id, { ...span, dryRun, signal: world.signal });
        world.out.write(
          json ? `${JSON.stringify(calibrationJson(found))}\n` : `${calibrationLines(found).join("\n")}\n`,
        );
        if (dryRun) return;
        if (!json && !found.changed) world.out.write("nothing new: the lake has all of it already\n");
        const derived = derivedLine(await deriveAll(lake, progress, world.signal));
        if (!json && derived) world.out.write(`${derived}\n`);
      }).finally(progress.stop);
    });
}

function dayText(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("it is a day such as 2026-09-01.");
  }
  return text;
}
