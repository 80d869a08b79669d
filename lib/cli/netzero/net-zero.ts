import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import { annualMatching } from "#lib/carbon/annual-matching.ts";
import { type Battery, batteryOf, NO_BATTERY } from "#lib/carbon/battery.ts";
import type { EnergyFlows } from "#lib/carbon/energy-flows.ts";
import { footprint } from "#lib/carbon/footprint.ts";
import { hourlyMatching } from "#lib/carbon/hourly-matching.ts";
import { selfUse } from "#lib/carbon/self-use.ts";
import { UserError } from "#lib/core/user-error.ts";
import { chosenFactor } from "./chosen-factor.ts";
import { dispatchSite } from "./dispatch-site.ts";
import type { HourColumn } from "./hour-column.ts";
import { tariffPrices, wordedObjective } from "./hourly-signal.ts";
import type { NetZeroOptions } from "./net-zero-options.ts";
import type { NetZeroReport } from "./net-zero-report.ts";
import { paybackOf } from "./payback-of-site.ts";
import { siteInputs } from "./site-inputs.ts";
import { sizesForTarget } from "./sizes-for-target.ts";

const YEAR_HOURS = 8766;
const HOUR_MS = 3_600_000;

/** Reads, matches, dispatches and counts: all that the command tells, and the hours for its file. */
export async function netZero(
  options: NetZeroOptions,
  { zone, today }: { readonly zone: string; readonly today: string },
): Promise<{ readonly report: NetZeroReport; readonly load: HourColumn; readonly pv: Float64Array }> {
  const { load, pv, pvName, how, notes } = await siteInputs(options, zone);
  const battery = batteryFrom(options);
  const first = load.start[0]! + load.utcOffset;
  const year = new Date(first + (load.start.length * HOUR_MS) / 2).getUTCFullYear();
  const { factor, remarks } = chosenFactor(options.factor, { year, on: options.knownOn ?? today });
  const site = { load: load.values, generation: pv, hours: 1 };
  const feedIn = costs.feed_in_krw_per_kwh;
  const worded =
    options.dispatch === "optimal"
      ? {
          ...(await wordedObjective(options, { load, zone, factor, feedIn })),
          gridCharging: options.gridCharging === true,
        }
      : undefined;
  const dispatch = await dispatchSite(site, battery, worded);
  const { totals } = dispatch.flows;
  if (totals.known === 0)
    throw new UserError("Cannot match as there is no hour in which load and generation are both known");
  const gridCfe = options.gridCfe / 100;
  const contract = { kind: "contract", kgCo2ePerKwh: 0, vintage: year, region: factor.region } as const;
  const kwh = options.contractKwh;
  const text = (at: number) => new Date(at).toISOString().slice(0, 16).replace("T", " ");
  const report: NetZeroReport = {
    load: load.name,
    pv: pvName,
    how,
    from: text(first),
    to: text(load.start.at(-1)! + HOUR_MS + load.utcOffset),
    hours: load.start.length,
    kwp: options.kwp ?? null,
    battery,
    dispatch,
    annual: annualMatching(site),
    hourly: hourlyMatching(site, dispatch.flows, battery, gridCfe),
    gridCfe,
    selfUse: selfUse(totals),
    scope2: footprint({
      year,
      importedKwh: totals.imported,
      factor,
      instruments: kwh === undefined ? [] : [{ ...contract, name: "the contract", kwh }],
    }),
    sizes:
      options.target === undefined
        ? null
        : sizesForTarget({ load: load.values, pv, battery, gridCfe, share: options.target / 100 }),
    payback: options.payback
      ? paybackOf(options, {
          load,
          pv,
          year,
          flows: dispatch.flows,
          prices: worded?.prices ?? tariffPrices(load, zone),
        })
      : null,
    notes: [...notes, ...remarks, ...coverageNote(totals.known, load.start.length), ...oddNotes(load, totals, year)],
  };
  return { report, load, pv };
}

function coverageNote(known: number, hours: number): string[] {
  const missing = hours - known;
  return missing > 0
    ? [
        `${missing} of ${hours} hours lack load or generation: they are left out of every sum, the footprints too, not counted as 0.`,
      ]
    : [];
}

/** So many times the load, or less than one such part of it, is more likely a wrong unit. */
const ODD_RATIO = 50;

function oddNotes(load: HourColumn, { load: used, generation }: EnergyFlows["totals"], year: number): string[] {
  const ratio = generation / used;
  const isOdd = generation > 0 && used > 0 && (ratio > ODD_RATIO || ratio < 1 / ODD_RATIO);
  const years = load.start.length / YEAR_HOURS;
  const zeros = load.values.filter((kwh) => kwh === 0).length;
  return [
    ...(zeros > 0
      ? [
          `The load is 0 in ${zeros} of its hours, which count as such: leave blank those in which nothing was measured.`,
        ]
      : []),
    ...(isOdd
      ? [`Generation is ${Number(ratio.toPrecision(2))} times the load: look whether both units are right.`]
      : []),
    ...(years > 1.1 ? [`The load spans ${years.toFixed(1)} years: the factor of ${year} stands for all of it.`] : []),
  ];
}

function batteryFrom(options: NetZeroOptions): Battery {
  const { batteryKwh, batteryKw = batteryKwh / 4, efficiency, standingLoss, lowestCharge } = options;
  if (batteryKwh === 0) return NO_BATTERY;
  return {
    ...batteryOf(batteryKwh, batteryKw, efficiency / 100),
    standingLoss: standingLoss / 100,
    lowest: lowestCharge / 100,
  };
}
