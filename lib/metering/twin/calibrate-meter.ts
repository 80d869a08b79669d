import { UserError } from "#lib/core/user-error.ts";
import { DayClock } from "./day-clock.ts";
import { fitMeterWeather } from "./fit-meter-weather.ts";
import type { LoadOfDay, MeterModel } from "./meter-model.ts";
import type { MeterWeather } from "./meter-weather.ts";
import { MeterWeatherTerm } from "./meter-weather-term.ts";
import type { TwinHistory } from "./twin-history.ts";
import type { WeekCalendar } from "./week-calendar.ts";

const QUARTERS = 96;
/** How often the typical load and the weather are told apart anew. */
const TURNS = 3;
/** Days of a type below which those of all types stand for them. */
const LEAST_DAYS = 3;
/** Quarters before and after that count for the edges of the band, by how many days there are: few days, wide neighbourhood. */
const FEW_DAYS = 20;
/** Medians further apart than this share of the larger are no neighbours. [1] */
const JUMP = 0.2;
/** Shares of values below the lower edge and the upper one. [1] */
const EDGES = [0.05, 0.95] as const;
const ALL = "*";

/** What is known of a meter before it is calibrated. */
export interface MeterSettings {
  readonly metric: string;
  readonly calendar: WeekCalendar;
  /** How slowly the level follows, 3 where nothing is said, as heating comes and goes within weeks; 0: it stays 1. [days] */
  readonly levelDays?: number;
  /** Least half width of the band. [unit of the metric] */
  readonly floor?: number;
}

/**
 * Learns the typical load of a meter: for each type of day and quarter of an hour the median, which a few odd days do not move,
 * and the quantiles 5 and 95 % of it and its neighbours. Types of fewer than three days have the load of all days.
 *
 * @param settings Which days are alike, and how slowly the level follows.
 * @param history What the meter reported.
 * @returns The model, without figures: `calibrateTwin` adds them.
 * @throws {UserError} If the history has fewer than three days.
 */
export function calibrateMeter(settings: MeterSettings, history: TwinHistory): MeterModel {
  const { metric, calendar, levelDays = 3, floor = 0 } = settings;
  let profile = typicalLoad(metric, calendar, history.at, history.reported);
  let weather: MeterWeather | null = null;
  // What is typical and what is weather are told apart by turns.
  for (let turn = 0; turn < TURNS; turn++) {
    weather = fitMeterWeather(history, calendar, profile);
    if (weather === null) break;
    const apart = withoutWeather(history, calendar, profile, weather);
    if (turn < TURNS - 1) profile = typicalLoad(metric, calendar, history.at, apart);
  }
  return { kind: "meter", version: 1, metric, calendar, levelDays, floor, profile, weather, calibration: null };
}

/** What was reported but for what the weather added, as far as the temperature is known. */
function withoutWeather(
  { at, reported, drivers }: TwinHistory,
  calendar: WeekCalendar,
  profile: Readonly<Record<string, LoadOfDay>>,
  weather: MeterWeather,
): Float64Array {
  const term = new MeterWeatherTerm(weather, profile, {});
  const clock = new DayClock(calendar);
  return reported.map((value, i) => {
    clock.tell(at[i]!);
    term.tell(clock.type, clock.quarter, drivers.tempOutC?.[i] ?? Number.NaN);
    return value - term.term;
  });
}

function typicalLoad(
  metric: string,
  calendar: WeekCalendar,
  at: Float64Array,
  reported: Float64Array,
): Record<string, LoadOfDay> {
  const values = new Map<string, number[][]>();
  const days = new Map<string, Set<number>>();
  const clock = new DayClock(calendar);
  for (let i = 0; i < at.length; i++) {
    const value = reported[i]!;
    if (Number.isNaN(value)) continue;
    clock.tell(at[i]!);
    for (const type of [clock.type, ALL]) {
      kept(values, type, () => Array.from({ length: QUARTERS }, () => []))[clock.quarter]!.push(value);
      kept(days, type, () => new Set<number>()).add(clock.day);
    }
  }
  const seen = days.get(ALL)?.size ?? 0;
  if (seen < LEAST_DAYS) {
    throw new UserError(
      `Cannot calibrate the twin of ${metric} as it needs readings of three days, has those of ${seen}: choose a longer range`,
    );
  }
  const profile: Record<string, LoadOfDay> = {};
  for (const [type, cells] of values) {
    const count = days.get(type)!.size;
    if (count >= LEAST_DAYS) profile[type] = loadOf(cells, count);
  }
  return profile;
}

function loadOf(cells: readonly number[][], days: number): LoadOfDay {
  const sorted = cells.map((values) => Float64Array.from(values).sort());
  const mid = sorted.map((values) => quantile(values, 0.5));
  const reach = days < FEW_DAYS ? 2 : 1;
  // Neighbours are moved to its median, and left out where the load has jumped: other days do not jump with it.
  const around = (quarter: number): Float64Array => {
    const own = mid[quarter];
    const all: number[] = [];
    for (let q = Math.max(0, quarter - reach); q <= Math.min(QUARTERS - 1, quarter + reach); q++) {
      if (own == null || mid[q] == null || hasJumped(own, mid[q]!)) continue;
      for (const value of sorted[q]!) all.push(value - mid[q]! + own);
    }
    return Float64Array.from(all).sort();
  };
  const near = mid.map((_, quarter) => around(quarter));
  const edge = (share: number) => near.map((values) => quantile(values, share));
  return { low: edge(EDGES[0]), mid, high: edge(EDGES[1]), days };
}

function hasJumped(a: number, b: number): boolean {
  return Math.abs(a - b) > JUMP * Math.max(Math.abs(a), Math.abs(b));
}

/** By linear interpolation between order statistics; null of none. */
function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return sorted[below]! + (place - below) * (next - sorted[below]!);
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
