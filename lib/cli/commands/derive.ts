import type { Command } from "commander";
import { deriveAll, derivedLine } from "../lake/derive-all.ts";
import { withLake } from "../lake/with-lake.ts";
import { createProgress } from "../output/create-progress.ts";
import type { World } from "../world.ts";

export default function derive(command: Command, world: World): void {
  command
    .description(
      "Compute the derived datasets whose inputs or code have changed; `start` and imports do it by themselves.",
    )
    .option("--json", "write what was done as JSON")
    .action(async ({ json }: { json?: true }) => {
      const progress = createProgress(world.err);
      const report = await withLake(world, (lake) => deriveAll(lake, progress, world.signal)).finally(progress.stop);
      world.out.write(
        `${json ? JSON.stringify(report) : (derivedLine(report) ?? "Derived datasets are up to date.")}\n`,
      );
    });
}
