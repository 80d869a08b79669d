import { annualMatching } from "#lib/carbon/annual-matching.ts";
import { type Battery, batteryOf, NO_BATTERY } from "#lib/carbon/battery.ts";
import { dispatchGreedy } from "#lib/carbon/dispatch-greedy.ts";
import { hourlyMatching } from "#lib/carbon/hourly-matching.ts";
import { knownYear } from "#lib/carbon/known-year.ts";
import { matchingSurface } from "#lib/carbon/matching-surface.ts";
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
import { type inputs, MOST_KWH, MOST_KWP } from "./inputs.ts";
import type { queries } from "./queries.ts";

export type State = PageState<typeof inputs, typeof queries>;

const HOUR_MS = 3_600_000;

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
export const site = oncePerState(
  (state: State): SizingSite => {
    const { load } = used(state);
    const factor = 1 + state.inputs.change / 100;
    return { load: load.map((kwh) => kwh * factor), perKwp: perKwp(state), hours: 1 };
  },
  (state) => [used(state), perKwp(state), state.inputs.change],
);

export function batteryIn({ inputs }: State): (kwh: number) => Battery {
  return (kwh) => batteryOf(kwh, kwh / inputs.hours);
}

export function gridCfe({ inputs }: State): number {
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
    return {
      pv: smallestPv(site(state), batteryIn(state)(state.inputs.battery), target, MOST_KWP),
      battery: smallestBattery(site(state), state.inputs.kwp, batteryIn(state), target, MOST_KWH),
      /** What generates as much in the year as is used. */
      annualPv: 1 / annualMatching({ load: site(state).load, generation: site(state).perKwp, hours: 1 }).ratio,
    };
  },
  (state) => [plan(state), state.inputs.target],
);

/** What a kWp gives in the year, brought to it from the hours in which its output is known. [kWh/kWp] */
export const yieldOf = oncePerState(
  (state: State): number => {
    const known = perKwp(state).filter((kwh) => !Number.isNaN(kwh));
    return known.reduce((sum, kwh) => sum + kwh, 0) * knownYear(yearOf(state), known.length).scale;
  },
  (state) => [perKwp(state), state.inputs.load],
);
