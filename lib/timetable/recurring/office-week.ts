import type { Campus } from "./campus.ts";
import {
  type CampusMonth,
  OFFICE_DAYS,
  OFFICE_QUARTERS,
  QUARTERS_A_WEEK,
  quarterOf,
  TAUGHT_WEEKS,
} from "./campus-month.ts";

/** Quarters of the office week: day · 32 + quarter after 9:00. */
export const OFFICE_PLACES = OFFICE_DAYS * OFFICE_QUARTERS;

/** A month folded onto its office week, as a recurring lecture meets it. */
export interface OfficeWeek {
  /** Highest net load of the four weeks at each place. [kW] */
  readonly highestKw: Float64Array;
  /** Highest net load where no recurring lecture can be. [kW] */
  readonly outsideKw: number;
  /** Energy cost of each kW in all four weeks at each place. [AUD/kW] */
  readonly pricePerKw: Float64Array;
  /** Energy cost of the month without lectures. [AUD] */
  readonly energyBefore: number;
}

/**
 * Folds a month onto its office week.
 *
 * @param month The month.
 * @returns What recurring lectures meet at each place.
 */
export function officeWeek({ netLoadKw, pricePerMwh }: CampusMonth): OfficeWeek {
  const highestKw = new Float64Array(OFFICE_PLACES).fill(Number.NEGATIVE_INFINITY);
  const pricePerKw = new Float64Array(OFFICE_PLACES);
  const outside = netLoadKw.slice();
  for (let place = 0; place < OFFICE_PLACES; place++) {
    for (let week = 0; week < TAUGHT_WEEKS; week++) {
      const quarter = startOf(place) + week * QUARTERS_A_WEEK;
      highestKw[place] = Math.max(highestKw[place]!, netLoadKw[quarter]!);
      pricePerKw[place]! += (0.25 * pricePerMwh[quarter]!) / 1000;
      outside[quarter] = Number.NEGATIVE_INFINITY;
    }
  }
  const outsideKw = outside.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const energyBefore = netLoadKw.reduce((sum, kw, quarter) => sum + (kw * 0.25 * pricePerMwh[quarter]!) / 1000, 0);
  return { highestKw, outsideKw, pricePerKw, energyBefore };
}

/**
 * The quarter of the month at a place of the first office week.
 *
 * @param place Place in the office week, counted from 0.
 * @returns Quarter of the month.
 */
export function startOf(place: number): number {
  return quarterOf(Math.floor(place / OFFICE_QUARTERS), place % OFFICE_QUARTERS);
}

/**
 * Energy cost of each lecture from each place.
 *
 * @param campus The instance.
 * @param week The month, folded.
 * @returns At lecture · 160 + place; Infinity where the lecture would leave office hours. [AUD]
 */
export function lecturePrices({ recurring }: Campus, { pricePerKw }: OfficeWeek): Float64Array {
  const prices = new Float64Array(recurring.length * OFFICE_PLACES).fill(Number.POSITIVE_INFINITY);
  for (const [lecture, { rooms, kwPerRoom, duration }] of recurring.entries()) {
    for (let place = 0; place < OFFICE_PLACES; place++) {
      if ((place % OFFICE_QUARTERS) + duration > OFFICE_QUARTERS) continue;
      let price = 0;
      for (let quarter = place; quarter < place + duration; quarter++)
        price += rooms * kwPerRoom * pricePerKw[quarter]!;
      prices[lecture * OFFICE_PLACES + place] = price;
    }
  }
  return prices;
}
