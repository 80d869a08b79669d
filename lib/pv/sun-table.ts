import { deltaT } from "./sun/delta-t.ts";
import { type SolarPosition, solarPosition } from "./sun/solar-position.ts";
import { standardPressure } from "./sun/standard-pressure.ts";
import { type SunHours, sunHours } from "./sun/sun-hours.ts";
import type { Weather } from "./weather.ts";

/** Where the sun is in each interval of a weather: all arrays of a site share it. Columns of equal length. */
export interface SunTable {
  /** 1 where the sun is up for at least a part of the interval, else 0. */
  readonly up: Uint8Array;
  /** Angle from the zenith. [rad] */
  readonly zenith: Float64Array;
  /** Direction, clockwise from north. [rad] */
  readonly azimuth: Float64Array;
  /** Cosine of the angle from the zenith. [1] */
  readonly cosZenith: Float64Array;
  /** Share of the sun's direction that is horizontal and points east. [1] */
  readonly east: Float64Array;
  /** Share of the sun's direction that is horizontal and points north. [1] */
  readonly north: Float64Array;
  /** Relative air mass by Kasten (1966); NaN where the sun is down. [1] */
  readonly airMass: Float64Array;
  /** Irradiance on the horizontal above the atmosphere; 0 where the sun is below the horizon. [W/m2] */
  readonly extraHorizontal: Float64Array;
}

/** Solar constant that PVWatts takes. [W/m2] */
const SOLAR_CONSTANT = 1367;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * Computes where the sun is in each interval of a weather, at the moment at which PVWatts looks at it: means over an interval get
 * its middle, or the middle of its sunny part where the sun rises or sets; values of an instant get that minute. Moments are cut to
 * whole minutes, as NREL/ssc does: the last digits of its results need it.
 *
 * @param weather Weather with its site.
 * @returns Columns of the weather's length.
 */
export function sunTable(weather: Weather): SunTable {
  const { site, start, step, minute, tempAir, pressure } = weather;
  const n = start.length;
  const table = {
    ...{ up: new Uint8Array(n), zenith: new Float64Array(n), azimuth: new Float64Array(n) },
    ...{ cosZenith: new Float64Array(n), east: new Float64Array(n), north: new Float64Array(n) },
    ...{ airMass: new Float64Array(n), extraHorizontal: new Float64Array(n) },
  };
  const positionAt = solarPosition(site);
  const position: SolarPosition = { zenith: 0, azimuth: 0 };
  const air = { pressure: 0, tempAir: 0 };
  const usualPressure = standardPressure(site.elevation);
  const offset = site.utcOffset * HOUR_MS;
  const look: Look = { hour: 0, isUp: false };
  let date = Number.NaN;
  let hours: SunHours = { rise: 0, set: 0 };
  let seconds = 0;
  let extraNormal = 0;

  for (let i = 0; i < n; i++) {
    const local = start[i]! + offset;
    const today = Math.floor(local / DAY_MS) * DAY_MS;
    if (today !== date) {
      date = today;
      const day = new Date(date);
      hours = sunHours(date, site);
      seconds = deltaT(day.getUTCFullYear());
      const ofYear = DAYS_BEFORE_MONTH[day.getUTCMonth()]! + day.getUTCDate();
      extraNormal = SOLAR_CONSTANT * (1 + 0.033 * Math.cos((2 * Math.PI * ofYear) / 365));
    }
    const begin = (local - date) / HOUR_MS;
    if (minute === undefined) lookAtMean(begin, step / 60, hours, look);
    else lookAtInstant(begin + minute / 60, hours, look);

    air.pressure = Number.isNaN(pressure[i]!) ? usualPressure : pressure[i]!;
    air.tempAir = tempAir[i]!;
    const whole = Math.floor(look.hour * 60 + 1e-9) * MINUTE_MS;
    positionAt(date + whole - offset, seconds, air, position);
    const cosZenith = Math.cos(position.zenith);
    const sinZenith = Math.sin(position.zenith);
    table.up[i] = look.isUp ? 1 : 0;
    table.zenith[i] = position.zenith;
    table.azimuth[i] = position.azimuth;
    table.cosZenith[i] = cosZenith;
    table.east[i] = sinZenith * Math.sin(position.azimuth);
    table.north[i] = sinZenith * Math.cos(position.azimuth);
    table.airMass[i] = look.isUp ? relativeAirMass(position.zenith, cosZenith) : Number.NaN;
    table.extraHorizontal[i] = position.zenith < Math.PI / 2 ? extraNormal * cosZenith : 0;
  }
  return table;
}

interface Look {
  hour: number;
  isUp: boolean;
}

function lookAtMean(begin: number, length: number, { rise, set }: SunHours, into: Look): void {
  const middle = begin + length / 2;
  into.isUp = true;
  if (middle >= rise - length / 2 && middle < rise + length / 2) into.hour = (rise + begin + length) / 2;
  else if (middle > set - length / 2 && middle <= set + length / 2) into.hour = (begin + set) / 2;
  else lookAtInstant(middle, { rise, set }, into);
}

function lookAtInstant(hour: number, { rise, set }: SunHours, into: Look): void {
  into.hour = hour;
  into.isUp = rise < set ? hour >= rise && hour <= set : rise > set && (hour <= set || hour >= rise);
}

function relativeAirMass(zenith: number, cosZenith: number): number {
  return 1 / (cosZenith + 0.15 * (93.9 - (zenith * 180) / Math.PI) ** -1.253);
}
