import type { Command } from "commander";
import { importKpxLoad } from "#lib/sources/import-kpx-load.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

export default function kpxLoad(command: Command, world: World): void {
  command
    .description("Import KPX's hourly national load: a row an hour, or a row a day with 24 hours; CSV, XLSX, gzip.")
    .argument("<file...>", "files as KPX publishes them")
    .option("--json", "write what was done as JSON")
    .action(async (files: string[], { json }: { json?: true }) => {
      await importFiles(world, { json: json ?? false }, (lake, options) => importKpxLoad(lake, files, options));
    });
}
