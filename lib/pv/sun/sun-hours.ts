import type { Site } from "../weather.ts";
import { deltaT } from "./delta-t.ts";
import { type GeocentricSun, geocentricSun } from "./geocentric-sun.ts";

/** When the sun is up on a day, in hours of the site's clock; rise after set: it sets first, and rises later in the day. */
export interface SunHours {
  /** Sunrise; -Infinity: it is up all day, Infinity: it never rises. [h] */
  readonly rise: number;
  /** Sunset; beyond 24: tomorrow. [h] */
  readonly set: number;
}

const DEG = Math.PI / 180;
const DAY_MS = 86_400_000;
/** Elevation of the sun's centre when it rises and sets. [rad] */
const HORIZON = -0.8333 * DEG;
const ALL_DAY: SunHours = { rise: Number.NEGATIVE_INFINITY, set: Number.POSITIVE_INFINITY };
const NEVER: SunHours = { rise: Number.POSITIVE_INFINITY, set: Number.NEGATIVE_INFINITY };

/**
 * Computes when the sun rises and sets by appendix A.2 of SPA [1], as NREL/ssc does: for the UT day that bears the local date,
 * wrapped into the local day, so that an event may be the one of the day beside, which is a minute or two apart.
 *
 * @param date Midnight UTC of the local date. [ms since 1970]
 * @param site Where it is seen from.
 * @returns Sunrise and sunset. [h]
 *
 * [1] I. Reda and A. Andreas, "Solar position algorithm for solar radiation applications," Solar Energy, vol. 76, no. 5,
 *     pp. 577–589, 2004, doi:10.1016/j.solener.2003.12.003.
 */
export function sunHours(date: number, site: Site): SunHours {
  const today = setAfterRise(date, site);
  if (!(today.set > 24) || today === ALL_DAY) return today;
  const yesterday = setAfterRise(date - DAY_MS, site);
  if (yesterday === ALL_DAY) return { rise: today.rise, set: today.set - 24 };
  return yesterday.set >= 24 ? { rise: today.rise, set: yesterday.set - 24 } : today;
}

function setAfterRise(date: number, site: Site): SunHours {
  const today = wrapped(date, site);
  if (today === ALL_DAY || today === NEVER || today.set >= today.rise) return today;
  const tomorrow = wrapped(date + DAY_MS, site);
  return { rise: today.rise, set: (tomorrow === ALL_DAY || tomorrow === NEVER ? today.set : tomorrow.set) + 24 };
}

function wrapped(date: number, site: Site): SunHours {
  const julianDay = date / DAY_MS + 2_440_587.5;
  const ofYear = deltaT(new Date(date).getUTCFullYear());
  const now = sunAt(julianDay, 67);
  const around = [sunAt(julianDay - 1, 0), sunAt(julianDay, 0), sunAt(julianDay + 1, 0)] as const;
  const ascension = around.map(({ rightAscension }) => modulo(rightAscension / DEG, 360));
  const declination = around.map((sun) => sun.declination / DEG);
  const latitude = site.latitude * DEG;
  const cosine =
    (Math.sin(HORIZON) - Math.sin(latitude) * Math.sin(now.declination)) /
    (Math.cos(latitude) * Math.cos(now.declination));
  if (cosine < -1) return ALL_DAY;
  if (!(cosine < 1)) return NEVER;
  const halfDay = Math.acos(cosine) / (2 * Math.PI);
  const sidereal = now.siderealTime / DEG;
  const transit = (ascension[1]! - site.longitude - sidereal) / 360;

  const localHour = (approximate: number) => {
    let fraction = modulo(approximate, 1);
    // West of Greenwich the evening is tomorrow's in UT.
    if (approximate > transit && fraction + site.utcOffset / 24 < 0) fraction++;
    const n = fraction + ofYear / 86_400;
    const alpha = interpolated(ascension, n);
    const delta = interpolated(declination, n) * DEG;
    const hourAngle = (modulo(sidereal + 360.985647 * fraction + site.longitude - alpha + 180, 360) - 180) * DEG;
    const altitude = Math.asin(
      Math.sin(latitude) * Math.sin(delta) + Math.cos(latitude) * Math.cos(delta) * Math.cos(hourAngle),
    );
    const correction =
      (altitude - HORIZON) / (2 * Math.PI * Math.cos(delta) * Math.cos(latitude) * Math.sin(hourAngle));
    return 24 * modulo(fraction + correction + site.utcOffset / 24, 1);
  };
  return { rise: localHour(transit - halfDay), set: localHour(transit + halfDay) };
}

function sunAt(julianDay: number, seconds: number): GeocentricSun {
  const sun = { rightAscension: 0, declination: 0, siderealTime: 0 };
  geocentricSun(julianDay, seconds, sun);
  return sun;
}

/** Between three days, of which the second is the one asked for. [deg] */
function interpolated([before, on, after]: readonly number[], n: number): number {
  const a = withoutTurn(on! - before!);
  const b = withoutTurn(after! - on!);
  return on! + (n * (a + b + (b - a) * n)) / 2;
}

function withoutTurn(difference: number): number {
  return Math.abs(difference) >= 2 ? modulo(difference, 1) : difference;
}

function modulo(value: number, divisor: number): number {
  return value - divisor * Math.floor(value / divisor);
}
