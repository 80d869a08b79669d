import type { DispatchObjective } from "#lib/carbon/dispatch-optimal.ts";
import type { AverageFactor } from "#lib/carbon/emission-factor.ts";
import { UserError } from "#lib/core/user-error.ts";
import { energyPrice } from "#lib/live/reference.ts";
import { signalUnit } from "./column-unit.ts";
import type { HourColumn } from "./hour-column.ts";
import { matchHours } from "./match-hours.ts";
import type { NetZeroOptions } from "./net-zero-options.ts";
import { readHours } from "./read-hours.ts";

/** What optimal dispatch makes least, in words. */
export interface WordedObjective {
  readonly objective: DispatchObjective;
  readonly words: string;
  /** What a kWh costs in each hour, where cost is made least. */
  readonly prices?: HourPrices;
}

/** The price of energy in each hour of a load, and whose it is. */
export interface HourPrices {
  /** [KRW/kWh] */
  readonly price: Float64Array;
  readonly name: string;
}

/** The objective with its signal: read from a file, else the factor's one number or the tariff's seasons. */
export async function wordedObjective(
  { objective, signal }: NetZeroOptions,
  { load, zone, factor, feedIn }: { load: HourColumn; zone: string; factor: AverageFactor; feedIn: number },
): Promise<WordedObjective> {
  if (objective === "import") return { objective: { least: "import" }, words: "least import (kWh)" };
  if (objective === "carbon") {
    if (signal === undefined) {
      return {
        objective: { least: "carbon", intensity: factor.kgCo2ePerKwh },
        words: "least carbon (kg) by one factor all year",
      };
    }
    const read = await signalOf(signal, /^(?!.*krw)/i, load, zone);
    return { objective: { least: "carbon", intensity: read.values }, words: `least carbon (kg) by ${read.name}` };
  }
  if (signal === undefined) {
    return costBy(tariffPrices(load, zone), feedIn);
  }
  const read = await signalOf(signal, /krw/i, load, zone);
  return costBy({ price: read.values, name: read.name }, feedIn);
}

function costBy(prices: HourPrices, feedIn: number): WordedObjective {
  const { price, name } = prices;
  return { objective: { least: "cost", price, feedIn }, words: `least cost (KRW) by ${name}`, prices };
}

/** The energy charge of each hour by the tariff that the site is taken to have. */
export function tariffPrices(load: HourColumn, zone: string): HourPrices {
  const { name, effective, isAssumption } = energyPrice(load.start[0]!, zone);
  const assumed = isAssumption ? ", assumed to be the site's" : "";
  return {
    price: load.start.map((at) => energyPrice(at, zone).krwPerKwh),
    name: `the energy charge alone of ${name.en}, ${effective}${assumed}`,
  };
}

async function signalOf(path: string, kind: RegExp, load: HourColumn, zone: string): Promise<HourColumn> {
  const unitOf = (name: string) => (kind.test(name) ? signalUnit(name) : undefined);
  const request = { option: "--signal", unitOf, units: "g_per_kwh, kg_per_kwh or krw_per_kwh", zone, isSignal: true };
  const signal = await readHours(path, request);
  const { values, how } = matchHours(load, signal);
  const missing = values.findIndex((value) => !(value >= 0));
  if (missing >= 0) {
    const at = new Date(load.start[missing]! + load.utcOffset).toISOString().slice(0, 16).replace("T", " ");
    throw new UserError(
      `Cannot dispatch by ${signal.name} as it has no value from 0 at ${at}: give one for each hour of the load`,
    );
  }
  return { ...signal, values, name: `${signal.name}, matched ${how}` };
}
