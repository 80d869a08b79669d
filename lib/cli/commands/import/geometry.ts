import type { Command } from "commander";
import { importGeometry } from "#lib/sources/import-geometry.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

export default function geometry(command: Command, world: World): void {
  command
    .description("Import the boundaries of municipalities, in place of the cells that the map begins with.")
    .argument("<file>", "TopoJSON or GeoJSON of the 229 municipalities")
    .option("--json", "write what was done as JSON")
    .action(async (file: string, { json }: { json?: true }) => {
      await importFiles(world, { json: json ?? false }, (lake, options) => importGeometry(lake, file, options));
    });
}
