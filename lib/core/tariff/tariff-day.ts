import type { TariffDay } from "./tariff.ts";

const SATURDAY = 5;

/**
 * The kind of day that a day of the week is for a tariff.
 *
 * @param weekday Day of the week, 0 for Monday. [1]
 * @param isHoliday Whether it is a public holiday.
 * @returns Its kind.
 */
export function tariffDay(weekday: number, isHoliday = false): TariffDay {
  if (isHoliday || weekday > SATURDAY) return "holiday";
  return weekday === SATURDAY ? "saturday" : "weekday";
}
