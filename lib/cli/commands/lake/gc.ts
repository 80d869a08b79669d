import type { Command } from "commander";
import { gc } from "#lib/lake/gc.ts";
import { withLake } from "../../lake/with-lake.ts";
import { byteText } from "../../output/byte-text.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

interface GcOptions {
  readonly keepDays: number;
  readonly dryRun?: true;
  readonly json?: true;
}

export default function lakeGc(command: Command, world: World): void {
  command
    .description("Remove what no snapshot of the last days, no pin and no unfinished work needs.")
    .option("--keep-days <n>", "snapshots that were the newest within so many days stay", wholeNumber(0, 36_500), 30)
    .option("--dry-run", "only say what would go")
    .option("--json", "write what was done as JSON")
    .action(async ({ keepDays, dryRun, json }: GcOptions) => {
      const options = { now: Date.now, keepDays, dryRun: dryRun ?? false, signal: world.signal };
      const report = await withLake(world, (lake) => gc(lake, options));
      if (json) {
        world.out.write(`${JSON.stringify(report)}\n`);
        return;
      }
      const { snapshots, parts, pinned, temporary, bytes, keptSnapshots } = report;
      const gone = `${snapshots} snapshots, ${parts} files, ${pinned} files of removed pins, ${temporary} leftovers: ${byteText(bytes)}`;
      world.out.write(`${dryRun ? "Would remove" : "Removed"} ${gone}. ${keptSnapshots} snapshots stay.\n`);
    });
}
