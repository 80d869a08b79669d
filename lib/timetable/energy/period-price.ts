import type { Tariff } from "#lib/core/tariff/tariff.ts";
import { tariffDay } from "#lib/core/tariff/tariff-day.ts";
import { tariffPrice } from "#lib/core/tariff/tariff-price.ts";
import type { PeriodTime } from "./energy-weeks.ts";

/**
 * What energy costs in the periods of a week by a tariff. A week stands for many of its season: none of its days is a holiday.
 *
 * @param tariff The tariff.
 * @returns The price by period. [KRW/kWh]
 */
export function periodPrice(tariff: Tariff): (at: PeriodTime) => number {
  return ({ month, day, startMin, endMin }) => tariffPrice(tariff, { month, day: tariffDay(day), startMin, endMin });
}
