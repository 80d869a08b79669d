import type { ModuleType, PvArray } from "../pv-array.ts";
import type { SunTable } from "../sun-table.ts";
import type { Weather } from "../weather.ts";
import { type FixedRows, rackShade } from "./fixed-rows.ts";
import type { LightOnPlane } from "./plane-of-array.ts";
import { groundShare, shadedShare, skyShare } from "./row-shading.ts";

/** The module that fields are laid out with: power [W], length over width [1], number of them in a string. */
const MODULE_W = 300;
const ASPECT = 1.7;
const STRING = 7;
/** Efficiency that its area comes from. [1] */
const EFFICIENCY: Readonly<Record<ModuleType, number>> = { standard: 0.19, premium: 0.21, thinfilm: 0.18 };
/** Less light than this is not looked at for shade. [W/m2] */
const FAINT = 0.1;

interface Field extends FixedRows {
  readonly rows: number;
}

/**
 * Makes the shade that rows of a field cast on one another in PVWatts v8: on racks and one-axis trackers, taken to be a square field.
 *
 * @param weather Weather.
 * @param array Array.
 * @param sun Where the sun is in each interval of that weather.
 * @returns From an interval (number of it, from 0), the light on the plane and its tilt [deg] to nothing: the light is dimmed in place.
 */
export function fieldShade(
  weather: Weather,
  array: PvArray,
  sun: SunTable,
): (i: number, light: LightOnPlane, tilt: number) => void {
  if (array.mount === "roof" || array.mount === "2axis") return () => {};
  const { dni, dhi } = weather;
  const field = fieldOf(array);
  const shaded = rackShade(field, array.tilt, array.azimuth);
  const sky = skyShare(array.gcr, array.tilt);
  const ground = { dni: 0, dhi: 0, cosZenith: 0 };
  return (i, light, tilt) => {
    if (array.mount === "rack") light.beam *= 1 - shaded(sun.zenith[i]!, sun.azimuth[i]!);
    if (array.mount === "1axis") light.beam *= 1 - shadedShare(light.rotation, light.facing, array.gcr);
    if (light.sky + light.ground < FAINT) return;
    ground.dni = dni[i]!;
    ground.dhi = dhi[i]!;
    ground.cosZenith = sun.cosZenith[i]!;
    light.sky *= sky(tilt);
    light.ground *= groundShare(light.cosTilt, light.sinTilt, array.gcr, field.rows, ground);
  };
}

function fieldOf(array: PvArray): Field {
  const area = MODULE_W / EFFICIENCY[array.module] / 1000;
  const width = Math.sqrt(area / ASPECT);
  const modules = Math.max(1, Math.ceil((array.kwp * 1000) / MODULE_W));
  const high = array.mount === "rack" ? 2 : 1;
  const rows = Math.ceil(Math.sqrt(modules / high));
  const long = Math.max(1, Math.ceil(modules / (rows * high)));
  const side = width * ASPECT * high;
  return { rows, side, length: long * width, pitch: side / array.gcr, isWired: Math.floor(long / STRING) > 1 };
}
