/** What an investment is judged by; every number is an assumption until someone's offer or contract says so. */
export interface CostAssumptions {
  /** Where the numbers come from, to be told with every result. */
  readonly basis: string;
  readonly pvKrwPerKwp: number;
  readonly batteryKrwPerKwh: number;
  /** Of the investment, each year. [1/a] */
  readonly upkeepShare: number;
  /** Years that are looked at, and after how many a battery is bought anew. [a] */
  readonly years: number;
  readonly batteryYears: number;
  /** Real rate at which a later year counts less. [1/a] */
  readonly discountRate: number;
  /** Real growth of the price of electricity. [1/a] */
  readonly priceGrowth: number;
  /** Fall of what the plant saves, by ageing. [1/a] */
  readonly degradation: number;
}

/** Whether and when an investment pays. */
export interface Payback {
  readonly investmentKrw: number;
  /** Saving of the first year less upkeep. */
  readonly firstYearKrw: number;
  /** Investment over that; null where nothing is saved. [a] */
  readonly simpleYears: number | null;
  /** When discounted savings have paid investment and renewals for good; null where not within the years. [a] */
  readonly discountedYears: number | null;
  /** Discounted savings less investment and renewals, over all years. */
  readonly netPresentValueKrw: number;
  /** Discounted sum at the end of each year, from year 0. */
  readonly cumulativeKrw: readonly number[];
}

/**
 * Simple and discounted payback: flows of a year are its saving, aged and grown in price, less upkeep, and the battery anew when
 * its years are over; year y counts 1 / (1 + discountRate)^y.
 *
 * @param size Photovoltaic power in kWp and the battery's energy in kWh.
 * @param savingKrw What the bill of the first year is lower by. [KRW/a]
 * @param assumptions Costs, years, rates.
 * @returns Payback, net present value, and the way there; NaN where the saving is.
 */
export function payback(
  size: { readonly kwp: number; readonly batteryKwh: number },
  savingKrw: number,
  assumptions: CostAssumptions,
): Payback {
  const { upkeepShare, years, batteryYears, discountRate, priceGrowth, degradation } = assumptions;
  const batteryKrw = size.batteryKwh * assumptions.batteryKrwPerKwh;
  const investmentKrw = size.kwp * assumptions.pvKrwPerKwp + batteryKrw;
  const upkeep = investmentKrw * upkeepShare;
  const cumulative = [-investmentKrw];
  for (let year = 1; year <= years; year++) {
    const saving = savingKrw * ((1 - degradation) * (1 + priceGrowth)) ** (year - 1);
    const renewal = year < years && year % batteryYears === 0 ? batteryKrw : 0;
    cumulative.push(cumulative[year - 1]! + (saving - upkeep - renewal) / (1 + discountRate) ** year);
  }
  const firstYearKrw = savingKrw - upkeep;
  return {
    investmentKrw,
    firstYearKrw,
    simpleYears: firstYearKrw > 0 ? investmentKrw / firstYearKrw : null,
    discountedYears: crossing(cumulative),
    netPresentValueKrw: cumulative.at(-1)!,
    cumulativeKrw: cumulative,
  };
}

/** Where a sum rises above zero for good, within its year in proportion; null where it never does. */
function crossing(cumulative: readonly number[]): number | null {
  const last = cumulative.findLastIndex((sum) => !(sum >= 0));
  if (last === cumulative.length - 1) return null;
  if (last < 0) return 0;
  const [before, after] = [cumulative[last]!, cumulative[last + 1]!];
  return last + -before / (after - before);
}
