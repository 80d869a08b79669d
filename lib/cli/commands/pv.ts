import { basename } from "node:path";
import { type Command, Option } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { globalHorizontal } from "#lib/pv/global-horizontal.ts";
import { MODULES, MOUNTS, type PvArray } from "#lib/pv/pv-array.ts";
import { pvYield } from "#lib/pv/pv-yield.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { type SunTable, sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { openSourceFiles } from "#lib/sources/table/source-file.ts";
import { readWeather } from "#lib/sources/weather/read-weather.ts";
import { yearIrradiation } from "#lib/sources/weather/weather-year.ts";
import { numberWithin } from "../number-within.ts";
import { createProgress } from "../output/create-progress.ts";
import { requireWritableFile, writeWholeFile } from "../output/whole-file.ts";
import { fleetYield } from "../pv/fleet-yield.ts";
import { hourLines } from "../pv/hour-lines.ts";
import { PV_MODELS, type PvModelName } from "../pv/pv-models.ts";
import { readArrays } from "../pv/read-arrays.ts";
import { simulateArrays } from "../pv/simulate-arrays.ts";
import { type YieldReport, yieldJson, yieldLines } from "../pv/yield-report.ts";
import { refuseOptions } from "../refuse-options.ts";
import type { World } from "../world.ts";

interface PvOptions extends Omit<PvArray, "kwp" | "inverterEfficiency"> {
  readonly weather: string;
  readonly kwp?: number;
  readonly inverter: number;
  readonly arrays?: string;
  readonly model: PvModelName;
  readonly output?: string;
  readonly json?: true;
}

const ARRAY_OPTIONS = ["tilt", "azimuth", "mount", "module", "losses", "dcAc", "inverter", "gcr"];
const BESIDE_ARRAYS = "beside --arrays as a list has its own or PVWatts' usual value: leave it out";

interface SunnyWeather extends ReturnType<typeof readWeather> {
  readonly sun: SunTable;
}

export default function pv(command: Command, world: World): void {
  const { tilt, azimuth, mount, module, losses, dcAc, gcr, inverterEfficiency } = STANDARD_ARRAY;
  command
    .description(
      "Simulate solar power hour by hour from a weather file: EPW, TMY2, TMY3, NSRDB or SAM CSV, an export of PVWatts.",
    )
    .requiredOption("--weather <file>", "weather of a year; its name and its sunshine stand beside the yield")
    .option("--kwp <kWp>", "rated DC power of the array", numberWithin(0.001, 1e6))
    .option("--tilt <deg>", "tilt from the horizontal; of a one-axis tracker, of its axis", numberWithin(0, 90), tilt)
    .option("--azimuth <deg>", "direction it faces, clockwise from north", numberWithin(0, 360), azimuth)
    .addOption(new Option("--mount <name>", "how it stands").choices(MOUNTS).default(mount))
    .addOption(new Option("--module <name>", "what it is made of").choices(MODULES).default(module))
    .addOption(
      new Option("--losses <%>", "DC losses together")
        .argParser(numberWithin(-5, 99))
        .default(losses, `${losses.toFixed(2)}, PVWatts' own`),
    )
    .option("--dc-ac <ratio>", "rated DC over rated AC power", numberWithin(0.01, 100), dcAc)
    .option("--inverter <%>", "nominal efficiency of the inverter", numberWithin(90, 99.5), inverterEfficiency)
    .option("--gcr <ratio>", "ground coverage ratio of trackers", numberWithin(0.01, 0.99), gcr)
    .option("--arrays <csv>", "many arrays at once in place of --kwp, a row each, as import pv-arrays takes them")
    .addOption(new Option("--model <name>", "how to simulate").choices(Object.keys(PV_MODELS)).default("v5"))
    .option("--output <csv>", "file to write: time,poa_w_m2,cell_c,dc_w,ac_w; of many arrays time,dc_w,ac_w of all")
    .option("--json", "write the totals as JSON")
    .action(async (options: PvOptions) => {
      if ((options.kwp === undefined) === (options.arrays === undefined)) {
        throw new UserError("Cannot simulate without one of --kwp and --arrays: give the power of an array, or a list");
      }
      if (options.arrays !== undefined) refuseOptions(command, ARRAY_OPTIONS, BESIDE_ARRAYS);
      if (options.output !== undefined) await requireWritableFile(options.output);
      const report = options.arrays === undefined ? await oneArray(options) : await manyArrays(options, world);
      world.out.write(options.json ? `${JSON.stringify(yieldJson(report))}\n` : `${yieldLines(report).join("\n")}\n`);
    });
}

async function weatherOf(path: string): Promise<SunnyWeather> {
  const [file] = await openSourceFiles([path]);
  const { weather, facts } = readWeather(file!.bytes, basename(path));
  const sun = sunTable(weather);
  if (!weather.ghi.every(Number.isNaN)) return { weather, facts, sun };
  const ghi = globalHorizontal(weather, sun);
  return { weather: { ...weather, ghi }, facts: { ...facts, ghi_kwh_m2: yearIrradiation(weather, ghi) }, sun };
}

async function oneArray({ model, inverter, output, kwp = Number.NaN, ...options }: PvOptions): Promise<YieldReport> {
  const { weather, facts, sun } = await weatherOf(options.weather);
  const array: PvArray = { ...options, kwp, inverterEfficiency: inverter };
  const made = PV_MODELS[model].simulate(weather, array, sun);
  if (output !== undefined) await writeWholeFile(output, hourLines(weather, made));
  const what = `${array.kwp} kWp, ${array.module}, ${array.mount}, tilt ${array.tilt}°, azimuth ${array.azimuth}°, losses ${Number(array.losses.toFixed(2))} %, DC/AC ${Number(array.dcAc.toFixed(3))}`;
  return { model: PV_MODELS[model].title, what, facts, hours: hoursOf(weather), sum: pvYield(weather, made, array) };
}

async function manyArrays(
  { model, output, arrays: list = "", ...options }: PvOptions,
  world: World,
): Promise<YieldReport> {
  const [file] = await openSourceFiles([list]);
  const arrays = readArrays(file!);
  if (arrays.length === 0) throw new UserError(`Cannot simulate the arrays of ${list} as it has none below its header`);
  const { weather, facts } = await weatherOf(options.weather);
  const progress = createProgress(world.err);
  const task = progress.task("Simulating");
  const job = { weather, model, signal: world.signal, onDone: task.update };
  const made = await simulateArrays(arrays, job).finally(() => {
    task.end();
    progress.stop();
  });
  if (output !== undefined) await writeWholeFile(output, hourLines(weather, { dc: made.dc, ac: made.ac }));
  return { model: PV_MODELS[model].title, facts, hours: hoursOf(weather), ...fleetYield(arrays, made) };
}

function hoursOf({ start, step }: Weather): number {
  return (start.length * step) / 60;
}
