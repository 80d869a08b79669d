import type { Site } from "../weather.ts";
import { type GeocentricSun, geocentricSun } from "./geocentric-sun.ts";

/** Where the sun stands in the sky. */
export interface SolarPosition {
  /** Angle from the zenith, as refraction lifts it. [rad] */
  zenith: number;
  /** Direction, clockwise from north. [rad] */
  azimuth: number;
}

/** Air that refracts. */
export interface RefractingAir {
  /** Pressure. [mbar] */
  pressure: number;
  /** Temperature; missing: without refraction. [deg C] */
  tempAir: number;
}

const DEG = Math.PI / 180;
const TURN = 2 * Math.PI;
const POLAR_RATIO = 0.99664719;
const EARTH_RADIUS_M = 6_378_140;
/** Horizontal parallax of the sun: in SG2 radians, taken as degrees as NREL/ssc does. [deg] */
const PARALLAX = 4.263521e-5;
/** Below it nothing is refracted: the sun's radius and the refraction at the horizon. [deg] */
const LOWEST_REFRACTED = -(0.26667 + 0.5667);

/** Julian day of 1970-01-01 0 h. [d] */
const EPOCH_1970 = 2_440_587.5;

/**
 * Makes the position of the sun seen from a site: SG2 for the sun, SPA's topocentric steps and refraction for the observer [1].
 *
 * @param site Where it is seen from.
 * @returns From a moment [ms since 1970, UTC], terrestrial less universal time [s] and the air to the position, written into what
 *   is handed in. A missing moment gives a missing position.
 *
 * [1] I. Reda and A. Andreas, "Solar position algorithm for solar radiation applications," Solar Energy, vol. 76, no. 5,
 *     pp. 577–589, 2004, doi:10.1016/j.solener.2003.12.003.
 */
export function solarPosition(
  site: Site,
): (ms: number, deltaT: number, air: RefractingAir, into: SolarPosition) => void {
  const latitude = site.latitude * DEG;
  const longitude = site.longitude * DEG;
  const sinLatitude = Math.sin(latitude);
  const cosLatitude = Math.cos(latitude);
  const reduced = Math.atan(POLAR_RATIO * Math.tan(latitude));
  const height = site.elevation / EARTH_RADIUS_M;
  const x = Math.cos(reduced) + height * cosLatitude;
  const y = POLAR_RATIO * Math.sin(reduced) + height * sinLatitude;
  const parallax = PARALLAX * DEG;
  const sun: GeocentricSun = { rightAscension: 0, declination: 0, siderealTime: 0 };

  return (ms, deltaT, air, into) => {
    geocentricSun(ms / 86_400_000 + EPOCH_1970, deltaT, sun);
    const hourAngle = sun.siderealTime + longitude - sun.rightAscension;
    const sinDeclination = Math.sin(sun.declination);
    const cosDeclination = Math.cos(sun.declination);
    const cosHourAngle = Math.cos(hourAngle);
    const topocentricHourAngle = hourAngle + x * (Math.sin(hourAngle) / cosDeclination) * parallax;
    const declination = sun.declination + (x * cosHourAngle * sinDeclination - y * cosDeclination) * parallax;
    const cosH = Math.cos(topocentricHourAngle);
    const elevation = Math.asin(sinLatitude * Math.sin(declination) + cosLatitude * Math.cos(declination) * cosH) / DEG;
    const apparent = Math.min(90, Math.max(-90, elevation + refraction(elevation, air)));
    into.zenith = (90 - apparent) * DEG;
    const west = Math.atan2(Math.sin(topocentricHourAngle), cosH * sinLatitude - Math.tan(declination) * cosLatitude);
    into.azimuth = (((west + Math.PI) % TURN) + TURN) % TURN;
  };
}

function refraction(elevation: number, { pressure, tempAir }: RefractingAir): number {
  if (!(elevation >= LOWEST_REFRACTED)) return 0;
  const tangent = Math.tan((elevation + 10.3 / (elevation + 5.11)) * DEG);
  const lifted = (pressure / 1010) * (283 / (273 + tempAir)) * (1.02 / (60 * tangent));
  return Number.isNaN(lifted) ? 0 : lifted;
}
