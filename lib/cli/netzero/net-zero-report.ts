import type { AnnualMatch } from "#lib/carbon/annual-matching.ts";
import type { Battery } from "#lib/carbon/battery.ts";
import type { Scope2 } from "#lib/carbon/footprint.ts";
import type { HourlyMatch } from "#lib/carbon/hourly-matching.ts";
import type { Payback } from "#lib/carbon/payback.ts";
import type { SelfUse } from "#lib/carbon/self-use.ts";
import type { SiteDispatch } from "./dispatch-site.ts";
import type { TargetSizes } from "./sizes-for-target.ts";

/** All that `wattbook netzero` found, and what it rests on. */
export interface NetZeroReport {
  readonly load: string;
  readonly pv: string;
  /** How the hours of both were laid beside one another. */
  readonly how: string;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  readonly kwp: number | null;
  readonly battery: Battery;
  readonly dispatch: SiteDispatch;
  readonly annual: AnnualMatch;
  readonly hourly: HourlyMatch;
  readonly gridCfe: number;
  readonly selfUse: SelfUse;
  readonly scope2: Scope2;
  readonly sizes: TargetSizes | null;
  readonly payback: {
    readonly result: Payback;
    readonly basis: string;
    readonly price: string;
    /** How its saving was brought to a year; empty where it is of one. */
    readonly scaled: string;
  } | null;
  readonly notes: readonly string[];
}

/** What to tell of it, line by line. */
export function netZeroLines(report: NetZeroReport): string[] {
  const { annual, hourly, selfUse, dispatch, gridCfe, battery } = report;
  const { totals } = dispatch.flows;
  return [
    `Load: ${report.load}`,
    `Generation: ${report.pv}`,
    `Hours: ${report.hours} from ${report.from} to ${report.to}, matched ${report.how}; known ${percent(totals.coverage)}`,
    `Battery: ${batteryText(battery)}, dispatch ${dispatch.how}`,
    `Load ${kwh(totals.load)}, generated ${kwh(totals.generation)}, used as it came ${kwh(totals.direct)}, by the battery ${kwh(totals.discharge)}, imported ${kwh(totals.imported)}, exported ${kwh(totals.exported)}, lost in the battery ${kwh(totals.lost)}`,
    `Annual matching: ${percent(annual.ratio)} of the load is generated over the whole time`,
    `Hourly matching (CFE score): ${percent(hourly.score)}, the grid counted as ${percent(gridCfe)} carbon-free; the site's own share ${percent(hourly.own)}`,
    `Self-consumption ${percent(selfUse.selfConsumption)}, self-sufficiency ${percent(selfUse.selfSufficiency)}`,
    ...footprintLines(report.scope2),
    ...(dispatch.objective ? [objectiveLine(dispatch.objective)] : []),
    ...(report.sizes ? sizeLines(report.sizes, report.kwp) : []),
    ...(report.payback ? paybackLines(report.payback) : []),
    ...report.notes.map((note) => `Note: ${note}`),
  ];
}

function footprintLines({ locationBased, marketBased }: Scope2): string[] {
  const { factor } = locationBased;
  const { name, basis, period, published, kgCo2ePerKwh } = factor;
  const dated = published === null ? "publication not dated" : `published ${published}`;
  const claims = marketBased.instruments.map(
    ({ instrument, appliedKwh, excessKwh }) =>
      `${instrument.name} covers ${kwh(appliedKwh)}${excessKwh > 0 ? `, ${kwh(excessKwh)} too much carry over to nothing` : ""}`,
  );
  const residual = marketBased.isResidualMixMissing
    ? "no residual mix is published, so the rest takes the same factor"
    : "";
  return [
    `Footprint, location-based: ${tonnes(locationBased.kgCo2e)}`,
    `Footprint, market-based: ${tonnes(marketBased.kgCo2e)} (${[...claims, residual].filter(Boolean).join("; ")})`,
    `Factor: ${name.en}, ${basis.en}: ${kgCo2ePerKwh} kgCO2e/kWh, period ${period}, ${dated} (${factor.id})`,
  ];
}

function objectiveLine({ words, optimal, greedy }: NonNullable<SiteDispatch["objective"]>): string {
  const better = greedy === 0 ? "" : `, ${percent(1 - optimal / greedy)} less`;
  return `Dispatch for ${words}: ${amount(optimal)}; greedy would come to ${amount(greedy)}${better}`;
}

function sizeLines(sizes: TargetSizes, kwp: number | null): string[] {
  const { share, pvByYear, pvByHour, batteryByHour, mostPv, mostBatteryKwh } = sizes;
  const pv = (size: number | null) => {
    if (size === null) return `out of reach with ${mostPv} × what is given`;
    return kwp === null ? `${size.toFixed(3)} × what is given` : `${amount(size * kwp)} kWp`;
  };
  const battery =
    batteryByHour === null
      ? `even one of ${kwh(mostBatteryKwh)} falls short`
      : `one of ${kwh(batteryByHour)} is enough`;
  return [
    `Smallest for ${percent(share)} by the year: ${pv(pvByYear)}`,
    `Smallest for ${percent(share)} by the hour: ${pv(pvByHour)} with this battery; of batteries of ${amount(sizes.hoursAtPower)} hours at full power and a round trip of ${percent(sizes.roundTrip)}, with this generation, ${battery}`,
  ];
}

function paybackLines({ result, basis, price, scaled }: NonNullable<NetZeroReport["payback"]>): string[] {
  const years = (value: number | null) =>
    value === null ? "never within the years looked at" : `${value.toFixed(1)} years`;
  return [
    `Payback: ${years(result.simpleYears)} simple, ${years(result.discountedYears)} discounted; investment ${amount(result.investmentKrw)} KRW, first year ${amount(result.firstYearKrw)} KRW, net present value ${amount(result.netPresentValueKrw)} KRW`,
    `Assumed: ${basis}; ${price}${scaled && `; ${scaled}`}`,
  ];
}

function batteryText({ energyKwh, storeKw, efficiencyStore, efficiencyDispatch, standingLoss }: Battery): string {
  if (energyKwh === 0) return "none";
  const loss = standingLoss > 0 ? `, ${percent(standingLoss)} lost an hour` : "";
  return `${kwh(energyKwh)}, ${amount(storeKw)} kW, round trip ${percent(efficiencyStore * efficiencyDispatch)}${loss}`;
}

const kwh = (value: number) => `${amount(value)} kWh`;
const tonnes = (kg: number) => `${(kg / 1000).toFixed(3)} tCO2e`;
const percent = (share: number) => (Number.isNaN(share) ? "—" : `${(share * 100).toFixed(1)} %`);
const amount = (value: number) => value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 });
