import type { Command } from "commander";
import { importDevices } from "#lib/sources/import-devices.ts";
import { readDeviceList } from "#lib/sources/read-device-list.ts";
import { importDeviceList } from "#lib/state/registry/lake/import-device-list.ts";
import { ACTOR } from "../../devices/registry-work.ts";
import { withState } from "../../devices/with-state.ts";
import { importFiles } from "../../lake/import-files.ts";
import { settingsOf } from "../../settings-of.ts";
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
      const list = await readDeviceList(file);
      // First the registry, which then is right: what is in the lake follows it.
      await withState(world, (state) =>
        importDeviceList(state, { ...list, siteId: settingsOf(world).siteId, actor: ACTOR }),
      );
      await importFiles(world, { json: json ?? false }, (lake, { signal }) => importDevices(lake, file, signal));
    });
}
