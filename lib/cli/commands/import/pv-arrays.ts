import type { Command } from "commander";
import { importPvArrays } from "#lib/sources/import-pv-arrays.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

export default function pvArrays(command: Command, world: World): void {
  command
    .description("Import the list of PV arrays, in place of the one before: size, tilt, azimuth and mount of each.")
    .argument("<file>", "CSV with a row an array: array, kwp, tilt_deg, azimuth_deg and more, see data/README.md")
    .option("--json", "write what was done as JSON")
    .action(async (file: string, { json }: { json?: true }) => {
      await importFiles(world, { json: json ?? false }, (lake, { signal }) => importPvArrays(lake, file, signal));
    });
}
