import type { Calibration } from "./calibration.ts";
import type { MeterWeather } from "./meter-weather.ts";
import type { WeekCalendar } from "./week-calendar.ts";

/**
 * A meter by its typical load: the median of each quarter of an hour by type of day, and the band that holds all but the
 * lowest and the highest twentieth. A level follows slow change:
 *
 *     expected = level · mid(type of day, quarter) + weather term
 *
 * The weather term needs the temperature outside: see MeterWeather. Where the model has none, or the temperature is not known at
 * the time, the typical load is expected: where heating or cooling begins, a sound meter then parts from it until the level has
 * followed.
 */
export interface MeterModel {
  readonly kind: "meter";
  readonly version: 1;
  readonly metric: string;
  readonly calendar: WeekCalendar;
  /** How slowly the level follows; 0: it stays 1. [days] */
  readonly levelDays: number;
  /** Least half width of the band. [unit of the metric] */
  readonly floor: number;
  /** By type of day; `*` stands for all types that are not here. */
  readonly profile: Readonly<Record<string, LoadOfDay>>;
  /** How it answers to the temperature outside; absent or null where that was not known. */
  readonly weather?: MeterWeather | null;
  readonly calibration: Calibration | null;
}

/** The load of a type of day by quarter of an hour since midnight, shape [96] each; null where nothing is known. */
export interface LoadOfDay {
  /** [unit of the metric] */
  readonly low: readonly (number | null)[];
  readonly mid: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  /** Days that it was learned from. [count] */
  readonly days: number;
}
