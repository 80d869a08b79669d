import { energyUnit } from "#lib/core/energy-unit.ts";
import type { Figure } from "#lib/notebook/analysis.ts";
import { formatEnergy, formatNumber } from "#lib/plot/number-format.ts";
import { stackedBars } from "#lib/plot/stacked-bars.ts";
import type { RoofYear, State } from "../measures.ts";
import { roofs } from "../measures.ts";
import { CHAIN_INPUTS, CHAIN_QUERIES, chainLine, emptyRoofs, known, monthName } from "./shared.ts";

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** Arrays with a colour of their own; the others are one part. */
const NAMED = 4;

const COLOURS = [6, 5, 4, 3, 2].map((place) => `var(--sequential-${place})`);

interface Part {
  readonly name: string;
  readonly months_kwh: readonly number[];
}

export const months: Figure<State> = {
  queries: CHAIN_QUERIES,
  inputs: CHAIN_INPUTS,
  serverWidth: 1176,
  title: { en: "Energy by month", ko: "월별 발전량" },
  unit: {
    en: (state) => `${unitOf(state).name} AC, largest arrays first · ${chainLine(state)}`,
    ko: (state) => `${unitOf(state).name} 교류, 큰 어레이부터 · ${chainLine(state)}`,
  },
  alt: {
    en: (state) => `Stacked bars of energy by month and array. The most: ${bestText(state)}.`,
    ko: (state) => `월별·어레이별 발전량의 누적 막대그림. 가장 많은 달: ${bestText(state)}.`,
  },
  empty: emptyRoofs,
  legend: (state) => {
    const parts = partsOf(state);
    if (parts.length < 2) return undefined;
    return { kinds: parts.map(({ name }, i) => ({ name, colour: COLOURS[i] as string })) };
  },
  draw: (state, { width }) => {
    const parts = partsOf(state);
    const { kwh } = unitOf(state);
    const total = roofs(state)?.months_kwh ?? [];
    const bars = MONTHS.map((month) => ({
      key: String(month),
      name: monthName(month, state.language),
      label: formatNumber((total[month] ?? Number.NaN) / kwh, state.language),
      values: parts.map(({ months_kwh }) => known(months_kwh[month])),
    }));
    return stackedBars(bars, { width, colours: COLOURS });
  },
  table: (state) => {
    const { arrays = [], months_kwh = [], year_kwh } = roofs(state) ?? {};
    const [month, all, year] = { en: ["Month", "All arrays kWh", "Year"], ko: ["월", "전체 kWh", "연간"] }[
      state.language
    ] as [string, string, string];
    return {
      columns: [month, all, ...arrays.map(({ name }) => `${name} kWh`)],
      rows: [
        ...MONTHS.map((i) => [
          monthName(i, state.language, "long"),
          known(months_kwh[i]),
          ...arrays.map(({ yields }) => known(yields.months_kwh[i])),
        ]),
        [year, known(year_kwh), ...arrays.map(({ yields }) => known(yields.year_kwh))],
      ],
      value: 1,
    };
  },
};

function partsOf(state: State): Part[] {
  const arrays = [...(roofs(state)?.arrays ?? [])].sort((a, b) => b.yields.year_kwh - a.yields.year_kwh);
  const part = ({ name, yields }: RoofYear): Part => ({ name, months_kwh: yields.months_kwh });
  if (arrays.length <= NAMED + 1) return arrays.map(part);
  const others = arrays.slice(NAMED);
  const name = { en: `${others.length} others`, ko: `그 밖의 ${others.length}개` }[state.language];
  const months_kwh = MONTHS.map((i) => others.reduce((sum, { yields }) => sum + yields.months_kwh[i]!, 0));
  return [...arrays.slice(0, NAMED).map(part), { name, months_kwh }];
}

function unitOf(state: State) {
  return energyUnit(Math.max(0, ...(roofs(state)?.months_kwh ?? []).filter(Number.isFinite)));
}

function bestText(state: State): string {
  const best = bestMonth(state);
  if (best === undefined) return "–";
  return `${monthName(best, state.language, "long")}, ${formatEnergy(roofs(state)?.months_kwh[best], state.language)}`;
}

/** The month that yields most, from 0; undefined where none is known. */
export function bestMonth(state: State): number | undefined {
  const all = roofs(state)?.months_kwh ?? [];
  const top = Math.max(...all.filter(Number.isFinite));
  const at = all.indexOf(top);
  return at < 0 ? undefined : at;
}
