import type { Command } from "commander";
import { importKepco } from "#lib/sources/import-kepco.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

interface KepcoOptions {
  readonly published?: string;
  readonly json?: true;
}

export default function kepco(command: Command, world: World): void {
  command
    .description("Import KEPCO's monthly electricity use by municipality and contract type: CSV or XLSX.")
    .argument("<file...>", "files as KEPCO publishes them, any span of years")
    .option("--published <month>", "month in which KEPCO published them, as 2024-06")
    .option("--json", "write what was done as JSON")
    .action(async (files: string[], { published, json }: KepcoOptions) => {
      const stated = published === undefined ? {} : { published };
      await importFiles(world, { json: json ?? false }, (lake, options) =>
        importKepco(lake, files, { ...stated, ...options }),
      );
    });
}
