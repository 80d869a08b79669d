import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import type { AverageFactor } from "#lib/carbon/emission-factor.ts";
import { factorKnownOn } from "#lib/carbon/factor-known-on.ts";
import { footprint, type Scope2 } from "#lib/carbon/footprint.ts";
import { type KnownYear, knownYear } from "#lib/carbon/known-year.ts";
import { type NetZeroPath, netZeroPath } from "#lib/carbon/net-zero-path.ts";
import { type Payback, payback } from "#lib/carbon/payback.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { FACTORS, OF_YEAR } from "../inputs.ts";
import {
  batteryIn,
  gridCfe,
  isKnown,
  kwpToday,
  type Plan,
  plan,
  type State,
  site,
  today,
  yearOf,
} from "../measures.ts";

/** The path ends with this year, in which Korea means to be carbon neutral. */
const LAST_YEAR = 2050;

/** How much of the year is known: load and sun of today's arrays and of the plan are known in the same hours. */
export function knownPart(state: State): KnownYear {
  return knownYear(yearOf(state), plan(state).flows.totals.known);
}

/** A day after all that the table holds was published. */
const EVER = "9999-12-31";

/** The chosen emission factor: that of the load's year, or one by its id. */
export function factorOf(state: State): AverageFactor {
  const { inputs } = state;
  const asked = { region: "KR", year: yearOf(state), on: EVER };
  const factor =
    inputs.factor === OF_YEAR
      ? factorKnownOn(
          FACTORS.map((each) => each.factor),
          asked,
        )?.factor
      : FACTORS.find(({ value }) => value === inputs.factor)?.factor;
  if (!factor) throw new RangeError(`Cannot count emissions as there is no factor ${inputs.factor}`);
  return factor;
}

/** Scope 2 of the year by both methods, with some sizes. */
export function scope2(state: State, { flows }: Plan): Scope2 {
  const year = yearOf(state);
  const importedKwh = flows.totals.imported * knownPart(state).scale;
  const contract = {
    name: "contract",
    kind: "contract",
    kwh: (importedKwh * state.inputs.contract) / 100,
    kgCo2ePerKwh: 0,
    vintage: year,
    region: factorOf(state).region,
  } as const;
  return footprint({ year, importedKwh, factor: factorOf(state), instruments: [contract] });
}

/** The way there by year: what stands today grows evenly to the plan's sizes, the load stays. */
export const path = oncePerState(
  (state: State): NetZeroPath => {
    const { inputs } = state;
    if (!isKnown(state)) return { years: [], annualYear: null, hourlyYear: null };
    const [kwp, firstYear] = [kwpToday(state), yearOf(state)];
    const years = Math.max(1, inputs.built - firstYear);
    return netZeroPath(site(state), batteryIn(state), {
      firstYear,
      lastYear: Math.max(LAST_YEAR, firstYear + 1),
      loadGrowth: 0,
      efficiency: 0,
      kwp,
      kwpPerYear: Math.max(0, inputs.kwp - kwp) / years,
      kwpMost: inputs.kwp,
      degradation: costs.degradation,
      batteryKwh: 0,
      batteryKwhPerYear: inputs.battery / years,
      batteryKwhMost: inputs.battery,
      kgCo2ePerKwh: factorOf(state).kgCo2ePerKwh,
      factorDecline: inputs.decline / 100,
      gridCfe: gridCfe(state),
      yearScale: knownPart(state).scale,
    });
  },
  (state) => [
    plan(state),
    ...[state.inputs.built, state.inputs.decline, state.inputs.factor, state.rows.arrays, state.inputs.load],
  ],
);

/** A payback without its years and sums, as a season may be missing in what it rests on. */
function withheld(paid: Payback): Payback {
  return {
    ...paid,
    simpleYears: null,
    discountedYears: null,
    netPresentValueKrw: Number.NaN,
    cumulativeKrw: paid.cumulativeKrw.map(() => Number.NaN),
  };
}

/** What is bought beyond what stands today, what it saves in the first year, and when that pays: not to be told where little of the year is known. */
export const money = oncePerState(
  (state: State): Payback & { readonly savingKrw: number; readonly addedKwp: number } => {
    const { inputs } = state;
    const addedKwp = Math.max(0, inputs.kwp - kwpToday(state));
    const savedKwh = today(state).flows.totals.imported - plan(state).flows.totals.imported;
    const savingKrw = savedKwh * knownPart(state).scale * inputs.tariff;
    const paid = payback({ kwp: addedKwp, batteryKwh: inputs.battery }, savingKrw, {
      basis: costs.source,
      pvKrwPerKwp: inputs.pvCost * 1000,
      batteryKrwPerKwh: inputs.batteryCost * 1000,
      upkeepShare: costs.upkeep_share,
      years: costs.years,
      batteryYears: costs.battery_years,
      discountRate: costs.discount_rate,
      priceGrowth: costs.price_growth,
      degradation: costs.degradation,
    });
    return { ...(knownPart(state).tellsPayback ? paid : withheld(paid)), savingKrw, addedKwp };
  },
);
