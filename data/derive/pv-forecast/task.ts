import type { IssuedWeather } from "#lib/pv/forecast/weather-forecast.ts";
import type { PvArray } from "#lib/pv/pv-array.ts";
import type { Site, Weather } from "#lib/pv/weather.ts";

/** Hours that a forecast reaches ahead. [h] */
export const HORIZON = 168;

/** An array, and what was measured of it. */
export interface TaskArray {
  readonly name: string;
  readonly array: PvArray;
  /** Energy of each hour of the task, NaN where it is not known. [kWh] */
  readonly output: Float64Array;
}

/** An array, or all of them: all that its forecasts need. */
export interface PvForecastTask {
  /** Name of the array, or vpp. */
  readonly partition: string;
  readonly site: Site;
  /** Start of the first hour. [ms since 1970, UTC] */
  readonly start: number;
  /** Hours from then on, forecast ones included. [h] */
  readonly count: number;
  readonly arrays: readonly TaskArray[];
  /** Hours at which forecasts are made, ascending. */
  readonly origins: readonly number[];
  /** Weather as it was forecast, at some or all of the origins. */
  readonly issued: readonly IssuedWeather[];
  /** Weather of a typical year nearby; null where there is none. */
  readonly typical: Weather | null;
  readonly isSynthetic: boolean;
  readonly source: string;
}
