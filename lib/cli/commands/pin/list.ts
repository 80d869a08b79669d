import path from "node:path";
import type { Command } from "commander";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinIds, readPin } from "#lib/notebook/pins/store.ts";
import { withLake } from "../../lake/with-lake.ts";
import type { World } from "../../world.ts";

export default function pinList(command: Command, world: World): void {
  command
    .description("List the pins, the newest first.")
    .option("--json", "write them as JSON")
    .action(async ({ json }: { json?: true }) => {
      const pins = await withLake(world, (lake) => allPins(path.dirname(lake.dir)));
      if (json) {
        const short = pins.map(({ code, queries: _, pages: __, content: ___, ...pin }) => ({
          ...pin,
          code: code.hash,
        }));
        world.out.write(`${JSON.stringify(short, undefined, 2)}\n`);
        return;
      }
      for (const { id, created, slug, search, snapshot } of pins) {
        world.out.write(
          `${id}  ${created.slice(0, 16)}Z  ${snapshot.slice(0, 12)}  ${slug}${search ? `?${search}` : ""}\n`,
        );
      }
      if (pins.length === 0) world.err.write("There are no pins: press y on a page, or POST /api/pins.\n");
    });
}

async function allPins(home: string): Promise<Pin[]> {
  const pins = await Promise.all((await pinIds(home)).map((id) => readPin(home, id)));
  return pins.filter((pin) => pin !== undefined).sort((a, b) => (a.created < b.created ? 1 : -1));
}
