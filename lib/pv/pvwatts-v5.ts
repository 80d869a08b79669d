import { dcPower } from "./dc-power.ts";
import { inverterAc } from "./inverter.ts";
import { coverModifier } from "./module/cover.ts";
import { FuentesCell } from "./module/fuentes.ts";
import { planeOfArray } from "./plane/plane-of-array.ts";
import { groundShare, shadedShare, skyShare } from "./plane/row-shading.ts";
import type { ModuleType, PvArray } from "./pv-array.ts";
import type { PvInterval, PvOutput } from "./pv-output.ts";
import { outputOf } from "./pv-output-of.ts";
import { type SunTable, sunTable } from "./sun-table.ts";
import type { Weather } from "./weather.ts";

/** Change of power with the cells' temperature. [1/K] */
const GAMMA: Readonly<Record<ModuleType, number>> = { standard: -0.0047, premium: -0.0035, thinfilm: -0.002 };
/** Nominal temperature of installed cells, on an open rack and on a roof. [deg C] */
const INOCT_RACK = 45;
const INOCT_ROOF = 49;
/** Rows that trackers are taken to stand in. */
const ROWS = 1000;
/** Less light than this is not looked at for shade. [W/m2] */
const FAINT = 0.1;

/**
 * Simulates an array with PVWatts v5 [1] as NREL/ssc at e97a19f computes it: Perez' sky, reflection of the beam by the cover, Fuentes' cell
 * temperature, power linear in light and temperature, losses, the inverter's curve and its limit.
 *
 * @param weather Weather.
 * @param array Array.
 * @param sun Where the sun is in each interval of that weather, when it is known already.
 * @returns Power and what it comes from, of the weather's length. While the sun is down there is no power, whatever is missing; else an
 *   interval with missing weather is NaN.
 *
 * [1] A. P. Dobos, "PVWatts Version 5 Manual," NREL/TP-6A20-62641, 2014, doi:10.2172/1158421.
 */
export function pvwattsV5(weather: Weather, array: PvArray, sun: SunTable = sunTable(weather)): PvOutput {
  return outputOf(weather, sun, chainV5(weather, array, sun));
}

/**
 * Makes the chain of PVWatts v5 for an array, to be stepped through the intervals of its weather in their order.
 *
 * @param weather Weather.
 * @param array Array.
 * @param sun Where the sun is in each interval of that weather.
 * @returns From an interval in which the sun is up (number of it, from 0) to what happens in it, written into what is handed in.
 */
export function chainV5(weather: Weather, array: PvArray, sun: SunTable): (i: number, into: PvInterval) => void {
  const { dni, dhi, tempAir, wind } = weather;
  const { cosZenith } = sun;
  const light = planeOfArray(weather, array, sun);
  const cells = new FuentesCell(array.mount === "roof" ? INOCT_ROOF : INOCT_RACK, weather.step / 60);
  const sky = skyShare(array.gcr, array.tilt);
  const isShaded = array.mount === "1axis";
  const isCoated = array.module === "premium";
  const gamma = GAMMA[array.module];
  const rated = array.kwp * 1000;
  const ratedAc = rated / array.dcAc;
  const kept = 1 - array.losses / 100;
  const efficiency = array.inverterEfficiency / 100;
  const ground = { dni: 0, dhi: 0, cosZenith: 0 };

  return (i, into) => {
    const plane = light(i);
    const { cosIncidence } = plane;
    into.unshaded = plane.beam + plane.sky + plane.ground;
    let poa = into.unshaded;
    if (isShaded) {
      let diffuse = plane.sky + plane.ground;
      if (plane.sky > 0 && diffuse >= FAINT) {
        ground.dni = dni[i]!;
        ground.dhi = dhi[i]!;
        ground.cosZenith = cosZenith[i]!;
        diffuse =
          plane.sky * sky((Math.acos(plane.cosTilt) * 180) / Math.PI) +
          plane.ground * groundShare(plane.cosTilt, plane.sinTilt, array.gcr, ROWS, ground);
      }
      poa = plane.beam * (1 - shadedShare(plane.rotation, plane.facing, array.gcr)) + diffuse;
    }
    const reflected = (1 - coverModifier(cosIncidence, isCoated)) * dni[i]! * cosIncidence;
    const transmitted = Math.min(poa, Math.max(0, poa - reflected));
    const cell = cells.step(poa, wind[i]!, tempAir[i]!);
    const before = dcPower(rated, gamma, cell, transmitted);
    const dc = before * kept;
    const ac = inverterAc(dc, ratedAc, efficiency);
    into.poa = poa;
    into.transmitted = transmitted;
    into.cell = cell;
    into.dcBeforeLosses = before;
    into.dc = dc;
    into.acBeforeClipping = ac;
    into.ac = Math.min(ac, ratedAc);
  };
}
