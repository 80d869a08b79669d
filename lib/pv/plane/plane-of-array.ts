import type { PvArray } from "../pv-array.ts";
import type { SunTable } from "../sun-table.ts";
import type { Weather } from "../weather.ts";
import { type PlaneIrradiance, perez } from "./perez.ts";
import { type TrackerAngles, tracker } from "./tracker.ts";

/** Light on the modules of an array in one interval, before rows shade one another, and how they stand. */
export interface LightOnPlane extends PlaneIrradiance, TrackerAngles {}

const DEG = Math.PI / 180;
const SOLAR_CONSTANT = 1367;

/** Albedo of the ground where the weather does not tell it, a share of the light. */
export const USUAL_ALBEDO = 0.2;

/**
 * Makes the light on an array: how it stands towards the sun, and Perez' sky. Hours that claim more beam than there is above the
 * atmosphere get none at all, as in NREL/ssc.
 *
 * @param weather Weather.
 * @param array Array.
 * @param sun Where the sun is in each interval of that weather.
 * @returns From an interval in which the sun is up (number of it, from 0) to the light, in one object that is written to again and
 *   again. Missing irradiance is missing light.
 */
export function planeOfArray(weather: Weather, array: PvArray, sun: SunTable): (i: number) => LightOnPlane {
  const { dni, dhi } = weather;
  const { zenith, cosZenith, east, north, airMass, extraHorizontal } = sun;
  const light: LightOnPlane = {
    ...{ beam: 0, sky: 0, ground: 0, rotation: 0, facing: 0 },
    ...{ cosIncidence: 0, cosTilt: Math.cos(array.tilt * DEG), sinTilt: Math.sin(array.tilt * DEG) },
  };
  const stand = standing(array, light);
  const above = { zenith: 0, cosZenith: 0, airMass: 0, extraNormal: SOLAR_CONSTANT };
  return (i) => {
    stand(east[i]!, north[i]!, cosZenith[i]!);
    if (dni[i]! * cosZenith[i]! > extraHorizontal[i]!) {
      light.beam = 0;
      light.sky = 0;
      light.ground = 0;
      return light;
    }
    above.zenith = zenith[i]!;
    above.cosZenith = cosZenith[i]!;
    above.airMass = airMass[i]!;
    perez(dni[i]!, dhi[i]!, albedoOf(weather, i), above, light, light);
    return light;
  };
}

/**
 * Albedo of the ground in an interval.
 *
 * @param weather Weather.
 * @param i Number of the interval, from 0.
 * @returns The weather's; 0.2 where it is missing or none. [1]
 */
function albedoOf(weather: Weather, i: number): number {
  const albedo = weather.albedo[i]!;
  return albedo > 0 && albedo < 1 ? albedo : USUAL_ALBEDO;
}

function standing(array: PvArray, into: TrackerAngles): (east: number, north: number, up: number) => void {
  if (array.mount === "2axis") {
    return (_east, _north, up) => {
      into.cosIncidence = 1;
      into.cosTilt = up;
      into.sinTilt = Math.sqrt(Math.max(0, 1 - up * up));
    };
  }
  if (array.mount === "1axis" || array.mount === "backtrack") {
    const turn = tracker({ ...array, isBacktracking: array.mount === "backtrack" });
    return (east, north, up) => turn(east, north, up, into);
  }
  const { cosTilt, sinTilt } = into;
  const towardsEast = sinTilt * Math.sin(array.azimuth * DEG);
  const towardsNorth = sinTilt * Math.cos(array.azimuth * DEG);
  return (east, north, up) => {
    into.cosIncidence = east * towardsEast + north * towardsNorth + up * cosTilt;
  };
}
