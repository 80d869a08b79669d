import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { verify } from "#lib/lake/verify.ts";
import { withLake } from "../../lake/with-lake.ts";
import { byteText } from "../../output/byte-text.ts";
import { createProgress } from "../../output/create-progress.ts";
import type { World } from "../../world.ts";

export default function lakeVerify(command: Command, world: World): void {
  command
    .description("Hash every file of the lake and of its pins again, and say which is not what its name says.")
    .option("--json", "write what was found as JSON")
    .action(async ({ json }: { json?: true }) => {
      const progress = createProgress(world.err);
      const task = progress.task("Hashing");
      const found = await withLake(world, (lake) =>
        verify(lake, { signal: world.signal, onProgress: task.update }),
      ).finally(task.end);
      const { snapshots, parts, pinned, bytes, faults } = found;
      const all = `${snapshots} snapshots, ${parts} files, ${pinned} files of pins, ${byteText(bytes)}`;
      if (json) world.out.write(`${JSON.stringify(found, undefined, 2)}\n`);
      else for (const { file, fault, detail } of faults) world.out.write(`${fault}: ${file} (${detail})\n`);
      if (faults.length > 0) {
        throw new UserError(
          `${faults.length} files of the lake are not whole (${all} looked at): import their sources again, or bring them back from a copy`,
        );
      }
      if (!json) world.out.write(`${all}: every file is what its name says.\n`);
    });
}
