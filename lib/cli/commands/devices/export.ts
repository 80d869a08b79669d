import type { Command } from "commander";
import { exportRegistry } from "#lib/state/registry/csv/export-registry.ts";
import { registryWork } from "../../devices/registry-work.ts";
import type { World } from "../../world.ts";

export default function exportDevices(command: Command, world: World): void {
  command
    .description("Write the whole registry as CSV, a row a device and metric, ready to be imported again.")
    .action(() => registryWork(world, async (state) => void world.out.write(await exportRegistry(state))));
}
