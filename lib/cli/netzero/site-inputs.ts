import { UserError } from "#lib/core/user-error.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { energyUnit } from "./column-unit.ts";
import type { HourColumn } from "./hour-column.ts";
import { matchHours } from "./match-hours.ts";
import type { NetZeroOptions } from "./net-zero-options.ts";
import { pvHours } from "./pv-hours.ts";
import { readHours } from "./read-hours.ts";

/** Load and generation side by side. */
export interface SiteInputs {
  readonly load: HourColumn;
  /** Shape of the load. [kWh] */
  readonly pv: Float64Array;
  readonly pvName: string;
  readonly how: string;
  readonly notes: readonly string[];
}

const UNITS = "_kwh, _wh, _kw or _w, such as load_kwh";

/** Reads the load and reads or simulates the generation, and lays both side by side. */
export async function siteInputs(options: NetZeroOptions, zone: string): Promise<SiteInputs> {
  if ((options.pv === undefined) === (options.weather === undefined)) {
    throw new UserError("Cannot match without one of --pv and --weather: give what is generated, or weather and --kwp");
  }
  const read = { unitOf: energyUnit, units: UNITS, zone };
  const load = await readHours(options.load, { ...read, option: "--load", column: options.loadColumn });
  if (load.isTypical) throw new UserError(`Cannot use ${load.name} as its times go back: sort the load by time`);
  const negative = load.values.findIndex((kwh) => kwh < 0);
  if (negative >= 0) {
    throw new UserError(
      `Cannot use ${load.name} as it is negative at ${new Date(load.start[negative]!).toISOString()}: give what the site uses, with what it generates apart`,
    );
  }
  const generation = await generationOf(options, zone);
  const { values, how } = matchHours(load, generation);
  const { kept, dropped } = withoutNegatives(values);
  const night =
    dropped < 0 ? [`${generation.name}: ${Number((-dropped).toPrecision(3))} kWh below zero are taken as 0.`] : [];
  return { load, pv: kept, pvName: generation.name, how, notes: [...load.notes, ...generation.notes, ...night] };
}

async function generationOf(
  { pv, pvColumn, weather, kwp, tilt, azimuth }: NetZeroOptions,
  zone: string,
): Promise<HourColumn> {
  if (weather !== undefined) {
    if (kwp === undefined) throw new UserError("Cannot simulate without --kwp: give the rated power of the modules");
    const { tilt: usualTilt, azimuth: usualAzimuth } = STANDARD_ARRAY;
    return pvHours(weather, { ...STANDARD_ARRAY, kwp, tilt: tilt ?? usualTilt, azimuth: azimuth ?? usualAzimuth });
  }
  if (tilt !== undefined || azimuth !== undefined) {
    throw new UserError(
      "Cannot use --tilt and --azimuth with --pv, whose file is simulated or measured already: leave them out",
    );
  }
  const request = { option: "--pv", column: pvColumn, preferred: /^ac_/i, unitOf: energyUnit, units: UNITS, zone };
  return readHours(pv!, request);
}

/** What an inverter draws at night is no generation. */
function withoutNegatives(values: Float64Array): { readonly kept: Float64Array; readonly dropped: number } {
  let dropped = 0;
  const kept = values.map((kwh) => {
    if (!(kwh < 0)) return kwh;
    dropped += kwh;
    return 0;
  });
  return { kept, dropped };
}
