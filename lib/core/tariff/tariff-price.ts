import { meanOfHours } from "../mean-of-hours.ts";
import type { Tariff, TariffDay } from "./tariff.ts";

/** A stretch of a day of which a price is asked. */
interface TariffTime {
  /** Month, from 1. */
  readonly month: number;
  readonly day: TariffDay;
  /** Its beginning, after local midnight. [min] */
  readonly startMin: number;
  /** Its end, no later than the next midnight. [min] */
  readonly endMin: number;
}

/**
 * Price of energy that is used evenly over a part of a day.
 *
 * @param tariff The tariff.
 * @param time Month, kind of day, beginning and end.
 * @returns Mean price over the time; NaN where it has no length. [KRW/kWh]
 * @throws {RangeError} If no season has the month, or the time is not within a day.
 */
export function tariffPrice({ id, seasons }: Tariff, { month, day, startMin, endMin }: TariffTime): number {
  const season = seasons.find(({ months }) => months.includes(month));
  if (!season) throw new RangeError(`Cannot count costs as tariff ${id} has no price for month ${month}`);
  return meanOfHours(season.krwPerKwh[day], startMin, endMin);
}
