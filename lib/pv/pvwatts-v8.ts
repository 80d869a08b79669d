import { CEC_MODULES } from "./module/cec-modules.ts";
import { desotoCover } from "./module/desoto-cover.ts";
import { noctCell } from "./module/noct.ts";
import { maximumPower } from "./module/single-diode.ts";
import { airMassModifier } from "./module/spectral.ts";
import { fieldShade } from "./plane/field-shade.ts";
import { planeOfArray } from "./plane/plane-of-array.ts";
import type { PvArray } from "./pv-array.ts";
import type { PvInterval, PvOutput } from "./pv-output.ts";
import { outputOf } from "./pv-output-of.ts";
import { type SunTable, sunTable } from "./sun-table.ts";
import type { Weather } from "./weather.ts";

/** Nominal operating cell temperature, on an open rack and on a roof. [deg C] */
const NOCT_RACK = 45;
const NOCT_ROOF = 49;
/** Share of the wind that reaches modules not far above the ground. [1] */
const WIND_SHARE = 0.51;
/** Power that an inverter takes to start, by its rating: a utility's, which NREL/ssc takes from 1 kWp on. [1] */
const START_SHARE = 0.004931;

/**
 * Simulates an array with PVWatts v8 as NREL/ssc at e97a19f computes it [1]: Perez' sky, shade of rows, De Soto's cover and spectrum,
 * NOCT cell temperature, the single diode of a CEC module, losses, and an inverter that takes a little power to start.
 *
 * @param weather Weather.
 * @param array Array.
 * @param sun Where the sun is in each interval of that weather, when it is known already.
 * @returns Power and what it comes from, of the weather's length. While the sun is down there is no power, whatever is missing; else an
 *   interval with missing weather is NaN.
 *
 * [1] NREL, "SAM Simulation Core," ssc/cmod_pvwattsv8.cpp at e97a19f, 2025, https://github.com/NREL/ssc.
 */
export function pvwattsV8(weather: Weather, array: PvArray, sun: SunTable = sunTable(weather)): PvOutput {
  return outputOf(weather, sun, chainV8(weather, array, sun));
}

function chainV8(weather: Weather, array: PvArray, sun: SunTable): (i: number, into: PvInterval) => void {
  const { tempAir, wind, site } = weather;
  const module = CEC_MODULES[array.module];
  const light = planeOfArray(weather, array, sun);
  const shade = fieldShade(weather, array, sun);
  const cover = desotoCover();
  const efficiency = (module.imp * module.vmp) / (1000 * module.area);
  const thermal = { nominal: array.mount === "roof" ? NOCT_ROOF : NOCT_RACK, efficiency, windShare: WIND_SHARE };
  const rated = array.kwp * 1000;
  const ratedAc = rated / array.dcAc;
  const modules = rated / (module.vmp * module.imp);
  const kept = 1 - array.losses / 100;
  const starts = START_SHARE * ratedAc;
  const slope = ratedAc / ((ratedAc * 100) / array.inverterEfficiency - starts);

  return (i, into) => {
    const plane = light(i);
    into.unshaded = plane.beam + plane.sky + plane.ground;
    const tilt = (Math.acos(plane.cosTilt) * 180) / Math.PI;
    shade(i, plane, tilt);
    const poa = plane.beam + plane.sky + plane.ground;
    const transmitted = cover(plane, plane.cosIncidence, tilt);
    const effective = transmitted * airMassModifier(sun.zenith[i]!, site.elevation);
    const cell = noctCell(effective, tempAir[i]!, wind[i]!, thermal);
    const before = maximumPower(module, effective, cell) * modules;
    const dc = before * kept;
    const ac = dc <= starts ? 0 : slope * (dc - starts);
    into.poa = poa;
    into.transmitted = transmitted;
    into.cell = cell;
    into.dcBeforeLosses = before;
    into.dc = dc;
    into.acBeforeClipping = ac;
    into.ac = Math.min(ac, ratedAc);
  };
}
