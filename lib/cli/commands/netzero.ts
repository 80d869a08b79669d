import { type Command, InvalidArgumentError, Option } from "commander";
import { flowLines } from "../netzero/flow-lines.ts";
import { netZero } from "../netzero/net-zero.ts";
import { netZeroJson } from "../netzero/net-zero-json.ts";
import type { NetZeroOptions } from "../netzero/net-zero-options.ts";
import { netZeroLines } from "../netzero/net-zero-report.ts";
import { numberWithin } from "../number-within.ts";
import { requireWritableFile, writeWholeFile } from "../output/whole-file.ts";
import { refuseOptions } from "../refuse-options.ts";
import { settingsOf } from "../settings-of.ts";
import type { World } from "../world.ts";

const LARGE = 1e9;

export default function netzero(command: Command, world: World): void {
  command
    .description(
      "Match a load with solar power by the year and by the hour, with a battery, and count both footprints.",
    )
    .requiredOption("--load <csv>", "a row an hour or a part of one: a time, and a column in _kwh, _wh, _kw or _w")
    .option("--load-column <name>", "column of the load, where several have a unit")
    .option("--pv <csv>", "what was generated, as `wattbook pv --output` writes it or as the load")
    .option("--pv-column <name>", "column of it")
    .option("--weather <file>", "weather to simulate solar power from, in place of --pv")
    .option("--kwp <kWp>", "rated power to simulate; with --pv, what its file is of", numberWithin(0.001, LARGE))
    .option("--tilt <deg>", "tilt of the modules", numberWithin(0, 90))
    .option("--azimuth <deg>", "direction they face, clockwise from north", numberWithin(0, 360))
    .option("--battery-kwh <kWh>", "energy of a battery", numberWithin(0, LARGE), 0)
    .option(
      "--battery-kw <kW>",
      "its power both ways (default: a quarter of its energy an hour)",
      numberWithin(0, LARGE),
    )
    .option("--efficiency <%>", "of its round trip", numberWithin(1, 100), 90)
    .option("--standing-loss <%>", "of its content, an hour", numberWithin(0, 100), 0)
    .option("--lowest-charge <%>", "that it keeps", numberWithin(0, 100), 0)
    .addOption(new Option("--dispatch <how>", "of the battery").choices(["greedy", "optimal"]).default("greedy"))
    .addOption(
      new Option("--objective <what>", "what optimal dispatch makes least")
        .choices(["import", "carbon", "cost"])
        .default("import"),
    )
    .option("--signal <csv>", "by the hour: g_per_kwh or kg_per_kwh for carbon, krw_per_kwh for cost (default: tariff)")
    .option("--grid-charging", "let optimal dispatch charge from the grid")
    .option("--factor <id>", "emission factor (default: the approved one of the load's year)")
    .option("--known-on <date>", "day on which factors are looked at (default: today)", dayText)
    .option("--grid-cfe <%>", "carbon-free share of the grid", numberWithin(0, 100), 0)
    .option(
      "--contract-kwh <kWh>",
      "carbon-free energy bought by contract or certificate of the same year",
      numberWithin(0, 1e12),
    )
    .option("--target <%>", "find the smallest photovoltaics and battery for it", numberWithin(0, 100))
    .option("--payback", "add costs and payback, by assumptions that are told")
    .option("--output <csv>", "file to write: each hour's flows")
    .option("--json", "write the figures as JSON")
    .action(async (options: NetZeroOptions) => {
      refuseIdleOptions(command, options);
      if (options.output !== undefined) await requireWritableFile(options.output);
      const today = new Date().toISOString().slice(0, 10);
      const { report, load, pv } = await netZero(options, { zone: settingsOf(world).siteTimeZone, today });
      if (options.output !== undefined) {
        await writeWholeFile(options.output, flowLines(load, pv, report.dispatch.flows, report.hourly.carbonFree));
      }
      const text = options.json ? JSON.stringify(netZeroJson(report)) : netZeroLines(report).join("\n");
      world.out.write(`${text}\n`);
    });
}

/** Options that would change nothing beside the others. */
function refuseIdleOptions(command: Command, { dispatch, objective, batteryKwh }: NetZeroOptions): void {
  if (batteryKwh === 0) {
    const names = ["batteryKw", "efficiency", "standingLoss", "lowestCharge", "dispatch"];
    refuseOptions(command, names, "without a battery: give --battery-kwh too");
  }
  if (dispatch === "greedy") {
    refuseOptions(command, ["objective", "signal", "gridCharging"], "with greedy dispatch: add --dispatch optimal");
  }
  if (objective === "import") {
    refuseOptions(command, ["signal"], "for least import: add --objective carbon or cost");
  }
}

function dayText(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError("It must be a day, such as 2026-01-31.");
}
