import type { Command } from "commander";
import { openSourceFiles } from "#lib/sources/table/source-file.ts";
import { importRegistry } from "#lib/state/registry/csv/import-registry.ts";
import { ACTOR, registryWork } from "../../devices/registry-work.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

export default function importDevices(command: Command, world: World): void {
  command
    .description(
      "Bring the registry to what a CSV file says, all or nothing. Devices that it does not name stay as they are.",
    )
    .argument("<file>", "CSV with a row a device and metric, as devices export writes it; see data/README.md")
    .option("--dry-run", "say what would change, and change nothing")
    .option("--json", "write it as JSON")
    .action(async (file: string, { dryRun = false, json }: { dryRun?: boolean; json?: true }) => {
      const [opened] = await openSourceFiles([file]);
      await registryWork(world, async (state) => {
        const { siteId } = settingsOf(world);
        const { created, updated, unchanged, changes } = await importRegistry(state, opened!, {
          actor: ACTOR,
          siteId,
          dryRun,
        });
        if (json) {
          world.out.write(`${JSON.stringify({ dryRun, created, updated, unchanged, changes })}\n`);
          return;
        }
        for (const { entity, entityId, action, before, after } of dryRun ? changes : []) {
          world.out.write(
            `${action} ${entity} ${entityId}: ${JSON.stringify(before ?? {})} to ${JSON.stringify(after ?? {})}\n`,
          );
        }
        const would = dryRun ? "would be " : "";
        world.out.write(`${created.length} ${would}made, ${updated.length} ${would}changed, ${unchanged} as before\n`);
      });
    });
}
