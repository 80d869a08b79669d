import type { Command } from "commander";
import { importWeather } from "#lib/sources/import-weather.ts";
import { importFiles } from "../../lake/import-files.ts";
import type { World } from "../../world.ts";

interface WeatherCommand {
  readonly name?: string;
  readonly json?: true;
}

export default function weather(command: Command, world: World): void {
  command
    .description(
      "Import weather for PV yields: EPW, TMY2, TMY3, NSRDB or SAM CSV, an export of PVWatts, or KMA ASOS by hour or day.",
    )
    .argument("<file...>", "files as they were fetched; gzip is unpacked")
    .option("--name <short>", "short name of the weather; without it one of place and source")
    .option("--json", "write what was done as JSON")
    .action(async (files: string[], { name, json }: WeatherCommand) => {
      await importFiles(world, { json: json ?? false }, (lake, options) =>
        importWeather(lake, files, { ...options, ...(name === undefined ? {} : { name }) }),
      );
    });
}
