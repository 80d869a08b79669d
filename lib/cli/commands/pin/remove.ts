import path from "node:path";
import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { removePin } from "#lib/notebook/pins/store.ts";
import { withLake } from "../../lake/with-lake.ts";
import type { World } from "../../world.ts";

export default function pinRemove(command: Command, world: World): void {
  command
    .description("Remove a pin: its link then leads nowhere. What it alone kept goes with the next lake gc.")
    .argument("<id>", "id of the pin, as its link ends")
    .action(async (id: string) => {
      const removed = await withLake(world, (lake) => removePin(path.dirname(lake.dir), id));
      if (!removed) throw new UserError(`Cannot remove the pin ${id} as there is none: see wattbook pin list`);
      world.out.write(`Removed the pin ${id}. wattbook lake gc frees what it alone kept.\n`);
    });
}
