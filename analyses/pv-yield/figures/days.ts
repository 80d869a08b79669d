import type { Figure } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { dayPanels } from "#lib/plot/day-panels.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { roofs, type State } from "../measures.ts";
import { CHAIN_INPUTS, CHAIN_QUERIES, chainLine, emptyRoofs, known, monthName } from "./shared.ts";

/** Shares of a month's days between which its band lies. */
const [LOW, HIGH] = [0.1, 0.9];

interface MonthDay {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The usual day of each month: means of its hours, and what lies between the tenth and the ninetieth of a hundred days. */
export const monthDays = oncePerState(
  (state: State): readonly MonthDay[] => {
    const { hours = new Float64Array(), monthOf = new Uint8Array() } = roofs(state) ?? {};
    const found = Array.from({ length: 12 * 24 }, () => ({ values: new Float64Array(31), count: 0, sum: 0 }));
    for (let i = 0; i < hours.length; i++) {
      const kw = hours[i]!;
      if (Number.isNaN(kw)) continue;
      const hour = found[monthOf[i]! * 24 + (i % 24)]!;
      hour.values[hour.count] = kw;
      hour.count += 1;
      hour.sum += kw;
    }
    const of = found.map(({ values, count, sum }) => {
      const sorted = values.subarray(0, count).sort();
      const share = (part: number) => sorted[Math.round((count - 1) * part)] ?? Number.NaN;
      return { mean: sum / count, low: share(LOW), high: share(HIGH) };
    });
    return Array.from({ length: 12 }, (_, month) => {
      const day = of.slice(month * 24, month * 24 + 24);
      return {
        mean: day.map(({ mean }) => mean),
        low: day.map(({ low }) => low),
        high: day.map(({ high }) => high),
      };
    });
  },
  (state) => [roofs(state)],
);

export const days: Figure<State> = {
  queries: CHAIN_QUERIES,
  inputs: CHAIN_INPUTS,
  serverWidth: 1176,
  title: { en: "The usual day of each month", ko: "월별 하루의 평균 모습" },
  unit: {
    en: (state) =>
      `kW AC by hour: mean, and where eight of ten days lie; the highest mean is named · ${chainLine(state)}`,
    ko: (state) => `시각별 교류 kW: 평균과 열흘 중 여드레가 드는 띠, 숫자는 가장 높은 평균 · ${chainLine(state)}`,
  },
  alt: {
    en: (state) => `Twelve small lines of power by hour of the day. Highest means: ${peaksText(state)}.`,
    ko: (state) => `하루 중 시각별 출력을 달마다 그린 작은 선그림 열두 개. 가장 높은 평균: ${peaksText(state)}.`,
  },
  empty: emptyRoofs,
  draw: (state, { width }) =>
    dayPanels(
      monthDays(state).map((day, month) => ({
        ...day,
        key: String(month),
        name: monthName(month, state.language),
        label: formatNumber(highest(day), state.language),
      })),
      { width },
    ),
  table: (state) => ({
    columns: {
      en: ["Month", "Hour", "Mean kW", "One day in ten below kW", "One day in ten above kW"],
      ko: ["월", "시각", "평균 kW", "하위 10 % kW", "상위 10 % kW"],
    }[state.language],
    rows: monthDays(state).flatMap(({ mean, low, high }, month) =>
      mean.map((kw, hour) => [
        monthName(month, state.language, "long"),
        `${String(hour).padStart(2, "0")}:00`,
        known(kw),
        known(low[hour]),
        known(high[hour]),
      ]),
    ),
    value: 2,
  }),
};

/** The highest mean of a day; NaN where none is known. [kW] */
export function highest({ mean }: MonthDay): number {
  const all = mean.filter(Number.isFinite);
  return all.length > 0 ? Math.max(...all) : Number.NaN;
}

function peaksText(state: State): string {
  const unit = (month: number) => {
    const day = monthDays(state)[month];
    const kw = formatNumber(day ? highest(day) : undefined, state.language);
    return `${monthName(month, state.language, "long")} ${kw} kW`;
  };
  return [0, 3, 6, 9].map(unit).join(", ");
}
