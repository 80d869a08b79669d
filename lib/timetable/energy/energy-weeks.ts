import type { Weather } from "#lib/pv/weather.ts";
import type { EnergyWeek } from "./campus-energy.ts";
import type { SlotTime } from "./slot-time.ts";
import type { WeatherWeek } from "./weather-weeks.ts";

/** A moment of a week: what prices and factors may depend on. */
export interface PeriodTime {
  /** Month of the week's Monday, from 1. */
  readonly month: number;
  /** Day of the week, 0 for Monday. */
  readonly day: number;
  /** When the period begins, after local midnight. [min] */
  readonly startMin: number;
  /** When it ends. [min] */
  readonly endMin: number;
}

/** What energy is in each period beside the weather. */
export interface PeriodFacts {
  /** AC power of all arrays together over the weather, shape [intervals]. [W] */
  readonly ac: Float64Array;
  readonly krwPerKwh: (at: PeriodTime) => number;
  readonly kgCo2ePerKwh: (at: PeriodTime) => number;
  /** What the site uses beside lectures in a period of a week; absent: nothing. [kWh] */
  readonly otherKwh?: (week: WeatherWeek, at: PeriodTime) => number;
}

const DAY_HOURS = 24;
const DAYS = 7;
const HOUR_MIN = 60;

/**
 * Brings weather and prices to the periods of a timetable. A period takes of each interval of the weather the part that lies
 * within it, power even over the interval.
 *
 * @param weather Weather, in intervals of an hour or less.
 * @param weeks Weeks of it.
 * @param days Days a week with lectures. [d]
 * @param slots Periods of a day.
 * @param facts Generation, prices and factors.
 * @returns The weeks, in the order given.
 * @throws {RangeError} If a week of lectures has more than seven days.
 */
export function energyWeeks(
  weather: Weather,
  weeks: readonly WeatherWeek[],
  days: number,
  slots: readonly SlotTime[],
  { ac, krwPerKwh, kgCo2ePerKwh, otherKwh }: PeriodFacts,
): EnergyWeek[] {
  if (days > DAYS) throw new RangeError(`Cannot bring weather to ${days} days as a week has ${DAYS}`);
  const { step } = weather;
  const power = ac.map((watts) => Math.max(0, watts));
  return weeks.map((week) => {
    const { month, dayAt, label } = week;
    const byPeriod = (value: (day: number, slot: SlotTime) => number) =>
      Float64Array.from({ length: days * slots.length }, (_, p) =>
        value(Math.floor(p / slots.length), slots[p % slots.length]!),
      );
    const mean = (column: Float64Array) =>
      byPeriod((day, { startMin, endMin }) => meanBetween(column, dayAt[day]!, step, startMin, endMin));
    const hourly = (column: Float64Array) =>
      Float64Array.from({ length: DAYS * DAY_HOURS }, (_, hour) => {
        const from = (hour % DAY_HOURS) * HOUR_MIN;
        return meanBetween(column, dayAt[Math.floor(hour / DAY_HOURS)]!, step, from, from + HOUR_MIN);
      });
    const watts = mean(power);
    return {
      label,
      pvKwh: watts.map((value, p) => (value * hoursOf(slots[p % slots.length]!)) / 1000),
      tempOut: mean(weather.tempAir),
      krwPerKwh: byPeriod((day, slot) => krwPerKwh({ month, day, ...slot })),
      kgCo2ePerKwh: byPeriod((day, slot) => kgCo2ePerKwh({ month, day, ...slot })),
      otherKwh: byPeriod((day, slot) => otherKwh?.(week, { month, day, ...slot }) ?? 0),
      hourTempOut: hourly(weather.tempAir),
      hourGhi: hourly(weather.ghi),
    };
  });
}

function hoursOf({ startMin, endMin }: SlotTime): number {
  return (endMin - startMin) / HOUR_MIN;
}

/** Mean of a column between two minutes of a day, by how much of each interval lies between them. */
function meanBetween(column: Float64Array, dayAt: number, step: number, from: number, to: number): number {
  let sum = 0;
  for (let k = Math.floor(from / step); k * step < to; k++) {
    const share = Math.min(to, (k + 1) * step) - Math.max(from, k * step);
    sum += column[dayAt + k]! * share;
  }
  return sum / (to - from);
}
