import type { Command } from "commander";
import { importReadings } from "#lib/sources/import-readings.ts";
import { readMapping } from "#lib/sources/readings/mapping.ts";
import { importFiles } from "../../lake/import-files.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

interface Options {
  readonly mapping?: string;
  readonly metric?: string;
  readonly interval?: string;
  readonly source?: string;
  readonly zone?: string;
  readonly zerosMissing?: true;
  readonly restate?: true;
  readonly json?: true;
}

export default function readings(command: Command, world: World): void {
  command
    .description("Import the history of meters and sensors: CSV or Parquet, by column names or a mapping file.")
    .argument("<file...>", "tables with a time, a device and values whose names end in their unit")
    .option("--mapping <file>", "JSON that says what the columns are: see data/README.md")
    .option("--metric <name>", "metric of the one column of values, as power_w")
    .option("--interval <length>", "length of the intervals whose energy the values are, as 15min or 1h")
    .option("--zone <zone>", "zone of times without an offset, as UTC; else the site's")
    .option("--source <text>", "who read it; else the file's name")
    .option("--zeros-missing", "0 stands for a missing value")
    .option("--restate", "put values that differ from the lake's in their place")
    .option("--json", "write what was done as JSON")
    .action(async (files: string[], { mapping: file, zone: timeZone, json, ...options }: Options) => {
      const mapping = file === undefined ? undefined : await readMapping(file);
      const { siteTimeZone: zone } = settingsOf(world);
      await importFiles(world, { json: json ?? false }, (lake, running) =>
        importReadings(lake, files, { ...options, ...running, mapping, timeZone, zone, now: Date.now }),
      );
    });
}
