import type { PageState } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { type PlacedArray, parseArrays } from "#lib/pv/array-text.ts";
import { type LossStep, lossSteps } from "#lib/pv/loss-steps.ts";
import type { PvArray } from "#lib/pv/pv-array.ts";
import { type PvYield, pvYield } from "#lib/pv/pv-yield.ts";
import { pvwattsV8 } from "#lib/pv/pvwatts-v8.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { type SunTable, sunTable } from "#lib/pv/sun-table.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { weatherOfRows } from "#lib/pv/weather-of-rows.ts";
import { yearClock } from "#lib/pv/year-clock.ts";
import type { AnalysisInputs } from "./inputs.ts";
import type { AnalysisRows, queries } from "./queries.ts";

export type State = PageState<AnalysisInputs, typeof queries>;

/** What one array yields over the weather's year. */
interface ArrayYear {
  readonly pv: PvArray;
  /** AC power of each interval of the weather. [W] */
  readonly ac: Float64Array;
  readonly yields: PvYield;
  /** The way from sun to grid, which is told of PVWatts v5 only. */
  readonly steps: readonly LossStep[];
}

/** An array of the page and its year. */
export interface RoofYear extends ArrayYear {
  /** Name as the list of arrays has it: the key of its marks. */
  readonly key: string;
  /** Name in the reader's language, where the lake knows one. */
  readonly name: string;
}

/** All arrays together over the weather's year. */
export interface Roofs {
  readonly arrays: readonly RoofYear[];
  /** Rated DC power. [kWp] */
  readonly kwp: number;
  readonly year_kwh: number;
  readonly months_kwh: readonly number[];
  readonly specific_kwh_kwp: number;
  readonly capacityFactor: number;
  readonly performanceRatio: number;
  /** Share of the weather's intervals of which the output is known. [1] */
  readonly coverage: number;
  /** Mean AC power of each hour from the first of January on, in the weather's own clock; missing is NaN. [kW] */
  readonly hours: Float64Array;
  /** Of each of these hours, its month from 0. */
  readonly monthOf: Uint8Array;
  readonly steps: readonly LossStep[];
}

/** A weather with what every array shares, and the arrays that were computed over it. */
interface Sky {
  readonly weather: Weather;
  readonly sun: SunTable;
  /** For each interval its hour of the year. */
  readonly clock: ReturnType<typeof yearClock>;
  readonly years: Map<string, ArrayYear>;
}

/** Arrays that are kept beside those shown: what a reader moves back to costs nothing. */
const KEPT = 120;

const skies = new WeakMap<AnalysisRows["weather"], Sky>();

/** What the arrays yield over the chosen weather; undefined where there is no weather, or no array. */
export const roofs = oncePerState(computeRoofs, ({ rows, inputs, language }) => [
  rows.weather,
  rows.place,
  rows.built,
  inputs.roofs,
  inputs.chain,
  language,
]);

function computeRoofs({ rows, inputs, language }: State): Roofs | undefined {
  const sky = skyOf(rows);
  const placed = parseArrays(inputs.roofs);
  if (!sky || placed.length === 0) return undefined;
  const built = new Map(rows.built.map((row) => [row.array, row]));
  const arrays = placed.map((array): RoofYear => {
    const known = built.get(array.name);
    const year = arrayYear(sky, pvOf(array, known), inputs.chain);
    return { ...year, key: array.name, name: known?.[`name_${language}`] ?? array.name };
  });
  return togetherOf(sky, arrays);
}

/** An array as PVWatts sees it: what the list does not say is as it was built, else as PVWatts starts. */
function pvOf(
  { kwp, tilt, azimuth, mount, module }: PlacedArray,
  built: AnalysisRows["built"][number] | undefined,
): PvArray {
  const { losses, dcAc } = STANDARD_ARRAY;
  const own = { kwp, tilt, azimuth, mount, module, losses: built?.losses_pct ?? losses, dcAc: built?.dc_ac ?? dcAc };
  return { ...STANDARD_ARRAY, ...own };
}

function skyOf(rows: AnalysisRows): Sky | undefined {
  const [place] = rows.place;
  if (!place || rows.weather.length === 0) return undefined;
  const known = skies.get(rows.weather);
  if (known) return known;
  const weather = weatherOfRows(rows.weather, place);
  const sky = { weather, sun: sunTable(weather), clock: yearClock(weather), years: new Map<string, ArrayYear>() };
  skies.set(rows.weather, sky);
  return sky;
}

function arrayYear({ weather, sun, years }: Sky, pv: PvArray, chain: State["inputs"]["chain"]): ArrayYear {
  const key = JSON.stringify([chain, pv]);
  const known = years.get(key);
  if (known) {
    years.delete(key);
    years.set(key, known);
    return known;
  }
  const { output, steps } =
    chain === "v8" ? { output: pvwattsV8(weather, pv, sun), steps: [] } : lossSteps(weather, pv, sun);
  const year = { pv, ac: output.ac, yields: pvYield(weather, output, pv), steps };
  years.set(key, year);
  const [oldest] = years.keys();
  if (years.size > KEPT && oldest !== undefined) years.delete(oldest);
  return year;
}

function togetherOf({ weather, clock }: Sky, arrays: readonly RoofYear[]): Roofs {
  const total = new Float64Array(weather.start.length);
  for (const { ac } of arrays) for (let i = 0; i < total.length; i++) total[i]! += ac[i]!;
  const sum = (of: (array: RoofYear) => number) => arrays.reduce((all, array) => all + of(array), 0);
  const kwp = sum(({ pv }) => pv.kwp);
  const year_kwh = sum(({ yields }) => yields.year_kwh);
  // Light that would give each array its rated power under standard conditions, by which the performance ratio divides.
  const nominal = sum(({ pv, yields }) => pv.kwp * yields.poa_kwh_m2);
  return {
    arrays,
    kwp,
    year_kwh,
    months_kwh: Array.from({ length: 12 }, (_, month) => sum(({ yields }) => yields.months_kwh[month]!)),
    specific_kwh_kwp: year_kwh / kwp,
    capacityFactor: sum(({ pv, yields }) => pv.kwp * yields.capacityFactor) / kwp,
    performanceRatio: year_kwh / nominal,
    coverage: arrays[0]!.yields.coverage,
    hours: meansOf(total, clock),
    monthOf: clock.monthOf,
    steps: arrays[0]!.steps.map(({ kind }, i) => ({ kind, kwh: sum(({ steps }) => steps[i]!.kwh) })),
  };
}

/** Means of each hour of the year; an hour of which nothing is known is NaN. [kW] */
function meansOf(watts: Float64Array, { hours, hourOf }: Sky["clock"]): Float64Array {
  const [sums, counts] = [new Float64Array(hours), new Float64Array(hours)];
  for (let i = 0; i < watts.length; i++) {
    if (Number.isNaN(watts[i])) continue;
    sums[hourOf[i]!]! += watts[i]!;
    counts[hourOf[i]!]!++;
  }
  return sums.map((sum, hour) => sum / counts[hour]! / 1000);
}
