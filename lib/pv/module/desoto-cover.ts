import type { PlaneIrradiance } from "../plane/perez.ts";
import { throughCoatedGlass, throughCoatingThenGlass, throughGlass } from "./cover.ts";

const DEG = Math.PI / 180;
const COS_LEAST = Math.cos(DEG);
const COS_MOST = Math.cos(89 * DEG);
const NORMAL = throughCoatingThenGlass(COS_LEAST);

/**
 * Makes what coated glass lets through of beam, sky and ground, by the angle each comes from on average [1]. As in NREL/ssc the coating
 * acts on the beam alone, and nothing passes better than straight beam.
 *
 * @returns From light on the plane, the cosine of the beam's incidence and the tilt [deg] to what passes [W/m2]; missing light is missing.
 *
 * [1] W. De Soto, S. A. Klein and W. A. Beckman, "Improvement and validation of a model for photovoltaic array performance," Solar
 *     Energy, vol. 80, no. 1, pp. 78–88, 2006, doi:10.1016/j.solener.2005.06.010.
 */
export function desotoCover(): (light: PlaneIrradiance, cosIncidence: number, tilt: number) => number {
  let lastTilt = Number.NaN;
  let sky = 0;
  let ground = 0;
  return (light, cosIncidence, tilt) => {
    if (tilt !== lastTilt) {
      lastTilt = tilt;
      sky = Math.min(1, throughGlass(Math.cos((59.7 - 0.1388 * tilt + 0.001497 * tilt * tilt) * DEG)) / NORMAL);
      ground = Math.min(1, throughGlass(Math.cos((90 - 0.5788 * tilt + 0.002693 * tilt * tilt) * DEG)) / NORMAL);
    }
    const beam = Math.min(1, throughCoatedGlass(Math.max(COS_MOST, Math.min(COS_LEAST, cosIncidence))) / NORMAL);
    return light.beam * beam + light.sky * sky + light.ground * ground;
  };
}
