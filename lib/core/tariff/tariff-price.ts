import type { Tariff, TariffDay } from "./tariff.ts";

const HOUR_MIN = 60;

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
  if (!(startMin >= 0 && endMin <= 24 * HOUR_MIN)) {
    throw new RangeError(`Cannot count costs from minute ${startMin} to ${endMin} as a day has ${24 * HOUR_MIN}`);
  }
  const prices = season.krwPerKwh[day];
  const first = Math.floor(startMin / HOUR_MIN);
  // An hour whose neighbours cost the same is exact, whatever its minutes.
  if (prices.slice(first, Math.ceil(endMin / HOUR_MIN)).every((price) => price === prices[first]) && endMin > startMin)
    return prices[first]!;
  let sum = 0;
  for (let hour = first; hour * HOUR_MIN < endMin; hour++) {
    const share = Math.min(endMin, (hour + 1) * HOUR_MIN) - Math.max(startMin, hour * HOUR_MIN);
    sum += prices[hour]! * share;
  }
  return sum / (endMin - startMin);
}
