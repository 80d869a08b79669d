import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { durationCurve } from "#lib/plot/duration-curve.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { plan, type State } from "../measures.ts";
import { basisText, emptyWithout, formatKw } from "./shared.ts";

const NAMES = {
  load: { en: "load", ko: "부하" },
  import: { en: "from the grid", ko: "수전" },
  export: { en: "surplus to the grid", ko: "잉여(송전)" },
} satisfies Readonly<Record<string, Text>>;

/** The curves in kW, an hour each. */
export function curves(state: State) {
  const { energy, flows } = plan(state);
  const known = energy.load.map((kw, i) => (Number.isNaN(flows.imported[i] as number) ? Number.NaN : kw));
  return [
    { key: "load", values: known },
    { key: "import", values: flows.imported },
    { key: "export", values: flows.exported },
  ] as const;
}

/** Those curves from their highest to their lowest value, what is missing last. */
const sortedCurves = oncePerState(
  (state: State) => curves(state).map(({ key, values }) => ({ key, values: sorted(values) })),
  (state) => [plan(state)],
);

function sorted(values: Float64Array): Float64Array {
  // In its own order NaN comes last.
  const all = values.slice().sort();
  const first = all.findIndex((kw) => Number.isNaN(kw));
  all.subarray(0, first === -1 ? all.length : first).reverse();
  return all;
}

/** How a curve is called. */
export function curveName(key: string, { language }: State): string | undefined {
  return (NAMES as Readonly<Record<string, Text>>)[key]?.[language];
}

export const duration: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "change", "generation"],
  serverWidth: 1176,
  title: { en: "For how many hours the campus leans on the grid", ko: "캠퍼스가 전력망에 기대는 시간" },
  unit: {
    en: (state) => `kW, hours of the year sorted from the highest · ${basisText(state)}`,
    ko: (state) => `kW, 한 해의 시간을 큰 순서로 정렬 · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Duration curves: ${ends(state)}.`,
    ko: (state) => `지속곡선: ${ends(state)}.`,
  },
  empty: emptyWithout,
  draw: (state, { width }) =>
    durationCurve(
      sortedCurves(state).map(({ key, values }) => ({ key, values, name: curveName(key, state) ?? key })),
      {
        width,
        label: { en: "hours of the year", ko: "연중 시간" }[state.language],
        tick: (kw) => formatNumber(kw, state.language),
        hourTick: (hours) => formatNumber(hours, state.language),
      },
    ),
  table: (state) => {
    const sorted = sortedCurves(state).map(({ values }) => {
      const missing = values.findIndex((kw) => Number.isNaN(kw));
      return missing === -1 ? values : values.subarray(0, missing);
    });
    const most = Math.max(0, ...sorted.map(({ length }) => length - 1));
    const steps = Array.from({ length: 101 }, (_, i) => Math.round((i * most) / 100));
    return {
      columns: {
        en: ["Hours with more", "Load kW", "From the grid kW", "Surplus kW"],
        ko: ["더 큰 시간 수", "부하 kW", "수전 kW", "잉여 kW"],
      }[state.language],
      rows: steps.map((at) => [String(at), ...sorted.map((values) => values[at] ?? null)]),
      value: 1,
    };
  },
};

/** The highest value of each curve, and for how many hours it is above nothing. */
function ends(state: State): string {
  return curves(state)
    .map(({ key, values }) => {
      const top = highest(values);
      const hours = formatNumber(hoursAbove(values), state.language, 4);
      const name = curveName(key, state);
      return {
        en: `${name} up to ${formatKw(top, "en")} in ${hours} hours`,
        ko: `${name} 최대 ${formatKw(top, "ko")}, ${hours}시간`,
      }[state.language];
    })
    .join("; ");
}

/** Hours in which something flows. */
export function hoursAbove(values: Float64Array): number {
  return values.reduce((count, kw) => (kw > 1e-6 ? count + 1 : count), 0);
}

/** The largest value that is known, or none. */
export function highest(values: Float64Array): number {
  let most = 0;
  for (const kw of values) if (kw > most) most = kw;
  return most;
}
