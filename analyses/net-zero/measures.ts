import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import { annualMatching } from "#lib/carbon/annual-matching.ts";
import { type Battery, batteryOf, NO_BATTERY } from "#lib/carbon/battery.ts";
import { dispatchGreedy } from "#lib/carbon/dispatch-greedy.ts";
import { footprint, type Scope2 } from "#lib/carbon/footprint.ts";
import { hourlyMatching } from "#lib/carbon/hourly-matching.ts";
import { matchingSurface } from "#lib/carbon/matching-surface.ts";
import { type NetZeroPath, netZeroPath } from "#lib/carbon/net-zero-path.ts";
import { type Payback, payback } from "#lib/carbon/payback.ts";
import { selfUse } from "#lib/carbon/self-use.ts";
import type { SiteEnergy } from "#lib/carbon/site-energy.ts";
import { type SizingSite, smallestBattery, smallestPv } from "#lib/carbon/sizing.ts";
import { instantOf } from "#lib/core/zone.ts";
import type { PageState } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { energyInHours } from "#lib/pv/energy-in-hours.ts";
import type { ModuleType, Mount, PvArray } from "#lib/pv/pv-array.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import { weatherOfRows } from "#lib/pv/weather-of-rows.ts";
import { FACTORS, type inputs, MOST_KWH, MOST_KWP } from "./inputs.ts";
import type { queries } from "./queries.ts";

export type State = PageState<typeof inputs, typeof queries>;

const HOUR_MS = 3_600_000;

/** The path ends with this year, in which Korea means to be carbon neutral. */
const LAST_YEAR = 2050;

/** Sizes at which the sweep is computed: a contour needs no more. */
const SWEPT = { kwps: 11, kwhs: 11 } as const;

/** The year that is looked at. */
export function yearOf({ inputs }: State): number {
  return Number(inputs.load.split("-")[1]);
}

/** Starts of the hours of the year in the site's zone, and what was used in each; missing is NaN. */
export const used = oncePerState(
  (state: State) => {
    const year = yearOf(state);
    const { rows, zone } = state;
    if (rows.load.length === 0 || !Number.isFinite(year))
      return { hours: new Float64Array(), load: new Float64Array() };
    const first = { year, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
    const from = instantOf(first, zone);
    const count = Math.round((instantOf({ ...first, year: year + 1 }, zone) - from) / HOUR_MS);
    const hours = Float64Array.from({ length: count }, (_, i) => from + i * HOUR_MS);
    return { hours, load: placed(hours, rows.load, ({ load_kwh }) => load_kwh) };
  },
  ({ rows, zone }) => [rows.load, zone],
);

/** Values of rows at the hours they start with. */
function placed<R extends { readonly hour_start: string }>(
  hours: Float64Array,
  rows: readonly R[],
  value: (row: R) => number | null,
): Float64Array {
  const column = new Float64Array(hours.length).fill(Number.NaN);
  for (const row of rows) {
    const at = Math.floor((Date.parse(row.hour_start) - (hours[0] ?? 0)) / HOUR_MS);
    if (at >= 0 && at < column.length) column[at] = value(row) ?? Number.NaN;
  }
  return column;
}

/** Rated power of the arrays that stand today. [kWp] */
export function kwpToday({ rows }: State): number {
  return rows.arrays.reduce((sum, { kwp }) => sum + kwp, 0);
}

/** What a kWp gives in each hour of the year. */
const perKwp = oncePerState(
  (state: State): Float64Array => {
    const { rows, inputs } = state;
    const { hours } = used(state);
    const [place] = rows.place;
    if (inputs.generation === "measured") return placed(hours, rows.output, ({ kwh_kwp }) => kwh_kwp);
    if (!place || rows.weather.length === 0) return new Float64Array(hours.length).fill(Number.NaN);
    const weather = weatherOfRows(rows.weather, place);
    const sun = sunTable(weather);
    const sum = new Float64Array(weather.start.length);
    const standing = arraysOf(state);
    for (const array of standing) {
      const { ac } = pvwattsV5(weather, array, sun);
      for (let i = 0; i < sum.length; i++) sum[i]! += Math.max(0, ac[i]!);
    }
    const kwp = standing.reduce((total, array) => total + array.kwp, 0);
    return energyInHours(weather, sum, hours).map((kwh) => kwh / kwp);
  },
  ({ rows, inputs, zone }) => [rows.weather, rows.place, rows.arrays, rows.output, rows.load, inputs.generation, zone],
);

/** The arrays of today, those of one orientation as one; without any, a kWp of PVWatts' standard one. */
function arraysOf({ rows }: State): PvArray[] {
  const merged = new Map<string, PvArray>();
  for (const row of rows.arrays) {
    const array: PvArray = {
      ...STANDARD_ARRAY,
      kwp: row.kwp,
      tilt: row.tilt_deg,
      azimuth: row.azimuth_deg,
      mount: row.mount as Mount,
      module: row.module as ModuleType,
      losses: row.losses_pct,
      dcAc: row.dc_ac,
    };
    const { kwp, ...orientation } = array;
    const key = JSON.stringify(orientation);
    merged.set(key, { ...array, kwp: kwp + (merged.get(key)?.kwp ?? 0) });
  }
  return merged.size > 0 ? [...merged.values()] : [{ ...STANDARD_ARRAY, kwp: 1 }];
}

/** Load as it is after the change, and what a kWp gives. */
const site = oncePerState(
  (state: State): SizingSite => {
    const { load } = used(state);
    const factor = 1 + state.inputs.change / 100;
    return { load: load.map((kwh) => kwh * factor), perKwp: perKwp(state), hours: 1 };
  },
  (state) => [used(state), perKwp(state), state.inputs.change],
);

function batteryIn({ inputs }: State): (kwh: number) => Battery {
  return (kwh) => batteryOf(kwh, kwh / inputs.hours);
}

function gridCfe({ inputs }: State): number {
  return inputs.gridCfe / 100;
}

/** What flows with some sizes, and what is matched. */
function flowsOf(state: State, kwp: number, battery: Battery) {
  const { load, perKwp: each } = site(state);
  const generation = new Float64Array(each.length);
  for (let t = 0; t < each.length; t++) generation[t] = each[t]! * kwp;
  const energy: SiteEnergy = { load, generation, hours: 1 };
  const flows = dispatchGreedy(energy, battery);
  return {
    energy,
    flows,
    battery,
    annual: annualMatching(energy),
    hourly: hourlyMatching(energy, flows, battery, gridCfe(state)),
    use: selfUse(flows.totals),
  };
}

export type Plan = ReturnType<typeof flowsOf>;

/** The sizes that the sliders stand at. */
export const plan = oncePerState(
  (state: State): Plan => flowsOf(state, state.inputs.kwp, batteryIn(state)(state.inputs.battery)),
  (state) => [site(state), state.inputs.kwp, state.inputs.battery, state.inputs.hours, state.inputs.gridCfe],
);

/** The same sun without the battery. */
export const withoutBattery = oncePerState(
  (state: State): Plan => flowsOf(state, state.inputs.kwp, NO_BATTERY),
  (state) => [site(state), state.inputs.kwp, state.inputs.gridCfe],
);

/** The arrays of today without a battery. */
export const today = oncePerState(
  (state: State): Plan => flowsOf(state, kwpToday(state), NO_BATTERY),
  (state) => [site(state), state.rows.arrays, state.inputs.gridCfe],
);

/** Whether load and generation are known together in any hour. */
export function isKnown(state: State): boolean {
  return plan(state).flows.totals.known > 0 && plan(state).flows.totals.load > 0;
}

/** Shares of load that are the site's own, over sizes; the grid's share is added where they are shown. */
const ownSurface = oncePerState(
  (state: State) => {
    const steps = (count: number, most: number) => Array.from({ length: count }, (_, i) => (i * most) / (count - 1));
    const [kwps, kwhs] = [steps(SWEPT.kwps, MOST_KWP), steps(SWEPT.kwhs, MOST_KWH)];
    return { kwps, kwhs, own: matchingSurface(site(state), kwps, kwhs.map(batteryIn(state))) };
  },
  (state) => [site(state), state.inputs.hours],
);

/** CFE scores over sizes of photovoltaics (columns) and battery (rows). */
export function surface(state: State): { kwps: number[]; kwhs: number[]; scores: number[][] } {
  const { kwps, kwhs, own } = ownSurface(state);
  const grid = gridCfe(state);
  const scores = kwhs.map((_, row) =>
    kwps.map((_, column) => {
      const share = own[row * kwps.length + column] as number;
      return share + (1 - share) * grid;
    }),
  );
  return { kwps, kwhs, scores };
}

/** The smallest sizes that reach the target; null where the largest that is thought of falls short. */
export const sizes = oncePerState(
  (state: State) => {
    const target = { by: "hourly", share: state.inputs.target / 100, gridCfe: gridCfe(state) } as const;
    const { annual } = plan(state);
    const perKwpYear = yieldOf(state);
    return {
      pv: smallestPv(site(state), batteryIn(state)(state.inputs.battery), target, MOST_KWP),
      battery: smallestBattery(site(state), state.inputs.kwp, batteryIn(state), target, MOST_KWH),
      /** What generates as much in the year as is used. */
      annualPv: annual.load / perKwpYear,
    };
  },
  (state) => [plan(state), state.inputs.target],
);

/** What a kWp gives in the hours in which load is known, too. [kWh/kWp] */
export const yieldOf = oncePerState(
  (state: State): number =>
    annualMatching({ load: site(state).load, generation: site(state).perKwp, hours: 1 }).generation,
  (state) => [site(state)],
);

/** The chosen emission factor. */
export function factorOf({ inputs }: State) {
  const factor = FACTORS.find(({ value }) => value === inputs.factor)?.factor;
  if (!factor) throw new RangeError(`Cannot count emissions as there is no factor ${inputs.factor}`);
  return factor;
}

/** Scope 2 by both methods, with some sizes. */
export function scope2(state: State, { flows }: Plan): Scope2 {
  const year = yearOf(state);
  const importedKwh = flows.totals.imported;
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
    });
  },
  (state) => [
    plan(state),
    ...[state.inputs.built, state.inputs.decline, state.inputs.factor, state.rows.arrays, state.inputs.load],
  ],
);

/** What is bought beyond what stands today, what it saves in the first year, and when that pays. */
export const money = oncePerState(
  (state: State): Payback & { readonly savingKrw: number; readonly addedKwp: number } => {
    const { inputs } = state;
    const addedKwp = Math.max(0, inputs.kwp - kwpToday(state));
    const savingKrw = (today(state).flows.totals.imported - plan(state).flows.totals.imported) * inputs.tariff;
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
    return { ...paid, savingKrw, addedKwp };
  },
);
