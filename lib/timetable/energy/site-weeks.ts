import type { Tariff } from "#lib/core/tariff/tariff.ts";
import type { PvArray } from "#lib/pv/pv-array.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import type { EnergyWeek } from "./campus-energy.ts";
import { energyWeeks } from "./energy-weeks.ts";
import { periodPrice } from "./period-price.ts";
import type { SlotTime } from "./slot-time.ts";
import { typicalWeeks } from "./typical-weeks.ts";
import { TERM_MONTHS, weatherWeeks } from "./weather-weeks.ts";

/** A site with its sun and prices. */
export interface Site {
  readonly weather: Weather;
  readonly arrays: readonly PvArray[];
  /** What energy costs. */
  readonly tariff: Tariff;
  /** Of imports, the same in each hour. [kgCO2e/kWh] */
  readonly kgCo2ePerKwh: number;
}

/**
 * AC power of all arrays together, by PVWatts v5.
 *
 * @param weather Weather.
 * @param arrays The arrays.
 * @returns Power over the weather; zeros without arrays, NaN where the weather lacks light. [W]
 */
function acOf(weather: Weather, arrays: readonly PvArray[]): Float64Array {
  const ac = new Float64Array(weather.start.length);
  const sun = sunTable(weather);
  for (const array of arrays) {
    const own = pvwattsV5(weather, array, sun).ac;
    for (let i = 0; i < ac.length; i++) ac[i]! += Math.max(0, own[i]!);
  }
  return ac;
}

/**
 * The weeks over which plans of a site are scored: of the weeks of its terms the typical ones, nothing else in use beside lectures.
 *
 * @param site Weather, arrays and prices.
 * @param days Days a week with lectures. [d]
 * @param slots Periods of a day.
 * @returns The weeks; none where the weather has no whole week in term.
 */
export function siteWeeks(site: Site, days: number, slots: readonly SlotTime[]): EnergyWeek[] {
  const { weather, arrays, tariff, kgCo2ePerKwh } = site;
  return energyWeeks(weather, typicalWeeks(weather, weatherWeeks(weather, TERM_MONTHS)), days, slots, {
    ac: acOf(weather, arrays),
    krwPerKwh: periodPrice(tariff),
    kgCo2ePerKwh: () => kgCo2ePerKwh,
  });
}
