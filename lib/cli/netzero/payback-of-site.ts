import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import type { EnergyFlows } from "#lib/carbon/energy-flows.ts";
import { knownYear, LEAST_KNOWN_SHARE } from "#lib/carbon/known-year.ts";
import { payback } from "#lib/carbon/payback.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { HourColumn } from "./hour-column.ts";
import type { HourPrices } from "./hourly-signal.ts";
import type { NetZeroOptions } from "./net-zero-options.ts";
import type { NetZeroReport } from "./net-zero-report.ts";

interface SiteYear {
  readonly load: HourColumn;
  readonly pv: Float64Array;
  readonly flows: EnergyFlows;
  /** Year of the calendar that most of the load is in. */
  readonly year: number;
  /** What dispatch went by where it went by a price, else the tariff. */
  readonly prices: HourPrices;
}

/**
 * What the bill is lower by than without photovoltaics and battery, brought to a year, against what both cost.
 *
 * @throws {UserError} If the rated power is not told, or too little of a year is known.
 */
export function paybackOf(
  { kwp, batteryKwh }: NetZeroOptions,
  { load, pv, flows: { imported, exported, totals }, year, prices: { price, name } }: SiteYear,
): NonNullable<NetZeroReport["payback"]> {
  if (kwp === undefined)
    throw new UserError("Cannot tell a payback without --kwp: give the rated power that --pv is of");
  const { hours, share, scale, tellsPayback } = knownYear(year, totals.known, load.start.length);
  if (!tellsPayback) {
    throw new UserError(
      `Cannot tell a payback as ${(share * 100).toFixed(1)} % of a year is known, in ${totals.known} hours: give a load and generation that know ${LEAST_KNOWN_SHARE * 100} % of one, or leave out --payback`,
    );
  }
  let saved = 0;
  for (let t = 0; t < pv.length; t++) {
    if (Number.isNaN(imported[t]!)) continue;
    saved += (load.values[t]! - imported[t]!) * price[t]! + exported[t]! * costs.feed_in_krw_per_kwh;
  }
  const assumptions = {
    basis: costs.source,
    pvKrwPerKwp: costs.pv_krw_per_kwp,
    batteryKrwPerKwh: costs.battery_krw_per_kwh,
    upkeepShare: costs.upkeep_share,
    years: costs.years,
    batteryYears: costs.battery_years,
    discountRate: costs.discount_rate,
    priceGrowth: costs.price_growth,
    degradation: costs.degradation,
  };
  return {
    result: payback({ kwp, batteryKwh }, saved * scale, assumptions),
    basis: `${costs.pv_krw_per_kwp} KRW/kWp, ${costs.battery_krw_per_kwh} KRW/kWh, ${costs.years} years at ${costs.discount_rate * 100} % (${costs.source})`,
    price: `saving by ${name}, exports ${costs.feed_in_krw_per_kwh} KRW/kWh`,
    scaled:
      totals.known === hours ? "" : `the saving of ${totals.known} known hours brought to the ${hours} of ${year}`,
  };
}
