import type { PageState } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import type { ModuleType, Mount, PvArray } from "#lib/pv/pv-array.ts";
import { pvwattsV5 } from "#lib/pv/pvwatts-v5.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import { sunTable } from "#lib/pv/sun-table.ts";
import { weatherOfRows } from "#lib/pv/weather-of-rows.ts";
import { diffPlans, type LectureMove } from "#lib/timetable/cost/diff-plans.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import type { PlanCost } from "#lib/timetable/cost/plan-cost.ts";
import type { CampusEnergy, EnergyWeek } from "#lib/timetable/energy/campus-energy.ts";
import { campusOfRows } from "#lib/timetable/energy/campus-of-rows.ts";
import { energyWeeks, type PeriodFacts } from "#lib/timetable/energy/energy-weeks.ts";
import { MOST_HVAC_SLOTS } from "#lib/timetable/energy/hvac-tables.ts";
import { periodPrice } from "#lib/timetable/energy/period-price.ts";
import { type PlanLoad, planLoad } from "#lib/timetable/energy/plan-load.ts";
import type { PlanScore, WeekFigures } from "#lib/timetable/energy/plan-score.ts";
import { scoreLoad } from "#lib/timetable/energy/score-load.ts";
import { termMonths, weatherWeeks } from "#lib/timetable/energy/weather-weeks.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { instanceOfRows } from "#lib/timetable/model/instance-of-rows.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import { type GridSignals, gridSignals } from "./figures/grid-signals.ts";
import { FACTORS, type inputs, type Measure, TARIFFS } from "./inputs.ts";
import type { queries } from "./queries.ts";

export type State = PageState<typeof inputs, typeof queries>;

/** A plan of the timetable, as it is named in the address. */
export interface NamedPlan {
  /** Timetable, run and point: what the input `plan` holds. */
  readonly key: string;
  readonly run: string;
  readonly point: number;
  readonly plan: Plan;
  /** Whether others are compared with it: the plan in force, or where none is, the first that was solved. */
  readonly isBaseline: boolean;
  /** Lectures that the run was told to leave. */
  readonly pinned: ReadonlySet<number>;
}

/** The timetable as an instance; undefined where the lake has none. */
export const instance = oncePerState(
  ({ rows }: State): Instance | undefined => {
    const [timetable] = rows.timetable;
    return timetable && instanceOfRows({ ...rows, timetable });
  },
  ({ rows }) => [rows.timetable, rows.courses, rows.rooms, rows.curricula, rows.unavailable, rows.unsuitable],
);

/** All plans of the timetable, complete ones only, that which others are compared with first. */
const plans = oncePerState(
  (state: State): readonly NamedPlan[] => {
    const known = instance(state);
    if (!known) return [];
    const lectures = known.courses.reduce((sum, course) => sum + course.lectures, 0);
    return [...Map.groupBy(state.rows.plans, ({ run, point }) => `${run}:${point}`)].flatMap(([key, rows]) => {
      const [first] = rows;
      if (!first || rows.length !== lectures) return [];
      return {
        ...{ key: `${known.name}:${key}`, run: first.run, point: first.point, plan: planOfRows(known, rows) },
        isBaseline: first.is_baseline,
        pinned: new Set(rows.flatMap(({ lecture, pinned }) => (pinned ? lecture : []))),
      };
    });
  },
  (state) => [instance(state), state.rows.plans],
);

/** The plan in force. */
export function current(state: State): NamedPlan | undefined {
  return plans(state).find(({ run, point }) => run === "current" && point === 0);
}

/** The plan that others are compared with: that in force, or where none is, the first that was solved. */
export function baseline(state: State): NamedPlan | undefined {
  return plans(state).find(({ isBaseline }) => isBaseline);
}

/** Whether the plan that is looked at is the one that others are compared with. */
export function isAlone(state: State): boolean {
  return chosen(state)?.isBaseline ?? false;
}

/** The plan that is looked at, where it is another than that in force. */
export function chosen(state: State): NamedPlan | undefined {
  return plans(state).find(({ key, run }) => key === state.inputs.plan && run !== "current");
}

/** The lectures that are elsewhere in the plan that is looked at, by their indices in that it is compared with. */
export const moves = oncePerState(
  (state: State): readonly LectureMove[] => {
    const [from, to] = [baseline(state), chosen(state)];
    return from && to ? diffPlans(from.plan, to.plan).moves : [];
  },
  (state) => [baseline(state), chosen(state)],
);

/** The weather, and what today's arrays yield in it; undefined where the lake lacks weather. */
const generation = oncePerState(
  ({ rows }: State) => {
    const [place] = rows.place;
    if (!place || rows.weather.length === 0) return undefined;
    const weather = weatherOfRows(rows.weather, place);
    const sun = sunTable(weather);
    const ac = new Float64Array(weather.start.length);
    for (const array of rows.arrays.map(arrayOf)) {
      const own = pvwattsV5(weather, array, sun).ac;
      for (let i = 0; i < ac.length; i++) ac[i]! += Math.max(0, own[i]!);
    }
    return { weather, ac };
  },
  ({ rows }) => [rows.place, rows.weather, rows.arrays],
);

function arrayOf(row: State["rows"]["arrays"][number]): PvArray {
  return {
    ...STANDARD_ARRAY,
    ...{ kwp: row.kwp, tilt: row.tilt_deg, azimuth: row.azimuth_deg, losses: row.losses_pct, dcAc: row.dc_ac },
    ...{ mount: row.mount as Mount, module: row.module as ModuleType },
  };
}

/** The chosen emission factor. */
export function factorOf({ inputs }: State) {
  const factor = FACTORS.find(({ value }) => value === inputs.factor)?.factor;
  if (!factor) throw new RangeError(`Cannot count emissions as there is no factor ${inputs.factor}`);
  return factor;
}

/** The chosen tariff. */
export function tariffOf({ inputs }: State) {
  const tariff = TARIFFS.find(({ id }) => id === inputs.tariff);
  if (!tariff) throw new RangeError(`Cannot count costs as there is no tariff ${inputs.tariff}`);
  return tariff;
}

/** Whether the chosen model of rooms can tell the ways to use them on a day of so many periods apart. */
export function isModelled(state: State): boolean {
  return state.inputs.rooms === "ifpb" || (instance(state)?.slots ?? 0) <= MOST_HVAC_SLOTS;
}

/** What a timetable uses, under no sun and at no price: it stays while those are chosen. */
export const demand = oncePerState(
  (state: State): CampusEnergy | undefined => {
    const known = instance(state);
    const weeks = weeksOf(state, () => ({ share: 0, krwPerKwh: () => 0, kgCo2ePerKwh: () => 0 }));
    if (!known || weeks.length === 0 || !isModelled(state)) return undefined;
    return campusOfRows(known, state.rows, { weeks, model: state.inputs.rooms });
  },
  (state) => [
    ...[instance(state), generation(state), state.rows.slots, state.rows.buildings],
    ...[state.inputs.term, state.inputs.rooms],
  ],
);

/** What a timetable is scored by; undefined without a timetable or weather, or where the model of rooms cannot tell. */
export const campus = oncePerState(
  (state: State): CampusEnergy | undefined => {
    const used = demand(state);
    return used && { ...used, weeks: weeksOf(state, priced) };
  },
  (state) => [demand(state), state.inputs.pv, state.inputs.tariff, state.inputs.factor, state.rows.signals],
);

interface WeekPrices extends Pick<PeriodFacts, "krwPerKwh" | "kgCo2ePerKwh"> {
  /** Of what today's arrays yield. [1] */
  readonly share: number;
}

function priced(state: State): WeekPrices {
  const { kgCo2ePerKwh } = factorOf(state);
  const { carbon, price } = signals(state) ?? {};
  return {
    share: state.inputs.pv / 100,
    krwPerKwh: price?.isUsed ? price.at : periodPrice(tariffOf(state)),
    kgCo2ePerKwh: carbon?.isUsed ? carbon.at : () => kgCo2ePerKwh,
  };
}

/** What the chosen zone tells of the grid by the hour, over the weeks scored; undefined without a timetable or weather. */
export const signals = oncePerState(
  (state: State): GridSignals | undefined => {
    const [known, sun] = [instance(state), generation(state)];
    if (!known || !sun) return undefined;
    const months = weatherWeeks(sun.weather, termMonths(state.inputs.term)).map(({ month }) => month);
    return gridSignals(state.rows.signals, months, known.days, slotsOf(state));
  },
  (state) => [instance(state), generation(state), state.rows.slots, state.rows.signals, state.inputs.term],
);

function slotsOf({ rows }: State) {
  return rows.slots.map(({ start_min, end_min }) => ({ startMin: start_min, endMin: end_min }));
}

/** The weeks of the chosen terms; none without a timetable or weather. */
function weeksOf(state: State, pricesOf: (state: State) => WeekPrices): EnergyWeek[] {
  const [known, sun] = [instance(state), generation(state)];
  if (!known || !sun) return [];
  const { share, ...prices } = pricesOf(state);
  const ac = sun.ac.map((watts) => watts * share);
  return energyWeeks(
    sun.weather,
    weatherWeeks(sun.weather, termMonths(state.inputs.term)),
    known.days,
    slotsOf(state),
    {
      ac,
      ...prices,
    },
  );
}

/** A plan with what it costs its people, and what it uses. */
export interface JudgedPlan extends NamedPlan {
  readonly cost: PlanCost;
  readonly score: PlanScore;
  /** Lectures that are elsewhere than in the plan that it is compared with, in time or in room; NaN without one. */
  readonly moved: number;
}

/** Costs by UD2 of every plan, whatever its energy. */
const costs = oncePerState(
  (state: State) => {
    const known = instance(state);
    return new Map(known ? plans(state).map(({ key, plan }) => [key, evaluate(known, plan)]) : []);
  },
  (state) => [instance(state), plans(state)],
);

/** What a plan costs its people; undefined without one. */
export function costOf(state: State, plan: NamedPlan | undefined): PlanCost | undefined {
  return plan && costs(state).get(plan.key);
}

/** What each plan uses, whatever shines and whatever it costs. */
const loads = oncePerState(
  (state: State): ReadonlyMap<string, PlanLoad> => {
    const [known, used] = [instance(state), demand(state)];
    return new Map(known && used ? plans(state).map(({ key, plan }) => [key, planLoad(known, plan, used)]) : []);
  },
  (state) => [plans(state), demand(state)],
);

/** All plans judged; empty without a timetable or weather. */
const judged = oncePerState(
  (state: State): readonly JudgedPlan[] => {
    const [known, energy] = [instance(state), campus(state)];
    if (!known || !energy) return [];
    const now = baseline(state)?.plan;
    return plans(state).map((each) => ({
      ...each,
      cost: costs(state).get(each.key) as PlanCost,
      score: scoreLoad(known, loads(state).get(each.key) as PlanLoad, energy),
      moved: now ? diffPlans(now, each.plan).moves.length : Number.NaN,
    }));
  },
  (state) => [plans(state), campus(state)],
);

/** The plan that others are compared with, judged. */
export function before(state: State): JudgedPlan | undefined {
  return judged(state).find(({ isBaseline }) => isBaseline);
}

/** The plan that is looked at, judged. */
export function after(state: State): JudgedPlan | undefined {
  const key = chosen(state)?.key;
  return judged(state).find((each) => each.key === key);
}

/** Both, where there are both: what the page compares. */
export function compared(state: State): { readonly was: JudgedPlan; readonly is: JudgedPlan } | undefined {
  const [was, is] = [before(state), after(state)];
  return was && is && { was, is };
}

/** That which others are compared with and those that move something, by rising disturbance: of the front, and the chosen one. */
export function front(state: State): readonly JudgedPlan[] {
  return judged(state)
    .filter(({ isBaseline, moved }) => isBaseline || moved !== 0)
    .toSorted((a, b) => a.moved - b.moved || a.point - b.point);
}

/** What a plan saves of a figure against another, mean over the weeks, as a share of it. [1] */
export function savedShare(was: JudgedPlan, is: JudgedPlan, measure: Measure): number {
  return (was.score.mean[measure] - is.score.mean[measure]) / was.score.mean[measure];
}

/** What a plan saves in each week of weather. */
export function savedByWeek(was: JudgedPlan, is: JudgedPlan, measure: keyof WeekFigures): readonly number[] {
  return was.score.weeks.map((week, i) => week[measure] - (is.score.weeks[i]?.[measure] ?? Number.NaN));
}
