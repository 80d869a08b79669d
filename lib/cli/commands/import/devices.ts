import type { Command } from "commander";
import { importDevices } from "#lib/sources/import-devices.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

export default function devices(command: Command, world: World): void {
  command
    .description(
      "Import the list of the site's devices, in place of the one before: what the live page shows by building and room.",
    )
    .argument(
      "<file>",
      "CSV with a row a device: device_id, kind, role, building, room, floor and more, see data/README.md",
    )
    .option("--json", "write what was done as JSON")
    .action(async (file: string, { json }: { json?: true }) => {
      await importFiles(world, { json: json ?? false }, (lake, { signal }) => importDevices(lake, file, signal));
    });
}
