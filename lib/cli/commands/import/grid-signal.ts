import type { Command } from "commander";
import { importGridSignal } from "#lib/sources/import-grid-signal.ts";
import { importFiles } from "../../lake/import-files.ts";
import { readGridSignal } from "../../netzero/read-grid-signal.ts";
import { settingsOf } from "../../settings-of.ts";
import type { World } from "../../world.ts";

interface Options {
  readonly zone?: string;
  readonly source?: string;
  readonly estimated?: true;
  readonly json?: true;
}

export default function gridSignal(command: Command, world: World): void {
  command
    .description("Import what a kWh from the grid emits or costs, hour by hour: CSV or XLSX.")
    .argument(
      "<file...>",
      "tables with a time and columns whose names end in kgco2e_per_kwh, gco2e_per_kwh or krw_per_kwh",
    )
    .option("--zone <name>", "zone of the grid where no column zone says; else KR")
    .option("--source <text>", "who publishes it where no column source says; else the file's name")
    .option("--estimated", "it was computed or modelled, not measured")
    .option("--json", "write what was done as JSON")
    .action(async (files: string[], { zone, source, estimated, json }: Options) => {
      const { siteTimeZone: timeZone } = settingsOf(world);
      await importFiles(world, { json: json ?? false }, async (lake, { signal }) => {
        const signals = [];
        for (const file of files) signals.push(...(await readGridSignal(file, { zone, source, timeZone })));
        return importGridSignal(lake, signals, { quality: estimated ? "estimated" : "measured", signal });
      });
    });
}
