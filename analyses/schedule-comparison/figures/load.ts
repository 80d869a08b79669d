import * as Plot from "@observablehq/plot";
import type { Figure } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { keyed } from "#lib/plot/keyed.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { campus, compared, instance, type State } from "../measures.ts";
import { baselineName } from "./baseline-words.ts";
import { basisText, dayName, emptyWithout, formatKw, periodText } from "./shared.ts";

/** A period of the typical week: mean powers over the weeks of weather, and between what the sun is in four of five. [kW] */
export interface PeriodLoad {
  readonly key: string;
  readonly period: number;
  readonly day: number;
  /** Where it begins and ends on the axis of days. [d] */
  readonly from: number;
  readonly to: number;
  readonly was: number;
  readonly is: number;
  readonly pv: number;
  readonly pvLow: number;
  readonly pvHigh: number;
}

/** A day's room on the axis that its periods take. [1] */
const DAY_ROOM = 0.94;

/** The periods of the typical week. */
export const periodLoads = oncePerState(
  (state: State): readonly PeriodLoad[] => {
    const [both, known, energy] = [compared(state), instance(state), campus(state)];
    if (!both || !known || !energy) return [];
    const [first, last] = [
      Math.min(...energy.slots.map((each) => each.startMin)),
      Math.max(...energy.slots.map((each) => each.endMin)),
    ];
    return Array.from({ length: known.days * known.slots }, (_, period) => {
      const { startMin, endMin } = energy.slots[period % known.slots]!;
      const day = Math.floor(period / known.slots);
      const at = (min: number) => day + (DAY_ROOM * (min - first)) / (last - first);
      const kw = (kwh: number) => kwh / ((endMin - startMin) / 60);
      const over = (of: "load" | "pv", weeks: typeof both.was.score.weeks) =>
        weeks.map((week) => kw(week[of][period]!));
      const sun = over("pv", both.was.score.weeks).sort((a, b) => a - b);
      return {
        ...{ key: `period-${period}`, period, day, from: at(startMin), to: at(endMin) },
        ...{ was: mean(over("load", both.was.score.weeks)), is: mean(over("load", both.is.score.weeks)) },
        ...{
          pv: mean(sun),
          pvLow: sun[Math.round(0.1 * (sun.length - 1))]!,
          pvHigh: sun[Math.round(0.9 * (sun.length - 1))]!,
        },
      };
    });
  },
  (state) => [compared(state)?.was, compared(state)?.is, campus(state)],
);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The ends of each period as points of a line, day by day. */
interface Corner extends PeriodLoad {
  readonly at: number;
}

export const load: Figure<State> = {
  queries: ["plans", "rooms", "buildings", "slots", "weather", "arrays"],
  inputs: ["plan", "rooms", "pv", "weather", "term"],
  serverWidth: 1176,
  title: { en: "Lectures under the sun, a typical week", ko: "태양 아래의 강의, 전형적인 한 주" },
  unit: {
    en: (state) => `kW by period; band: the sun in four weeks of five · ${basisText(state)}`,
    ko: (state) => `교시별 kW, 띠: 다섯 주 가운데 네 주의 태양광 · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Lines of load by period for both plans over a band of solar power: ${said(state)}.`,
    ko: (state) => `태양광 띠 위에 그린 두 안의 교시별 부하 선그림: ${said(state)}.`,
  },
  empty: emptyWithout,
  draw: (state, { width }) => {
    const all = periodLoads(state);
    const corners = all.flatMap((each): Corner[] => [
      { ...each, at: each.from },
      { ...each, at: each.to },
    ]);
    const days = [...new Set(all.map(({ day }) => day))];
    const top = Math.max(...all.flatMap(({ was, is, pvHigh }) => [was, is, pvHigh])) || 1;
    const tick = (kw: number) => formatNumber(kw, state.language);
    const marginLeft = textWidth(tick(top)) + 20;
    const line = (of: "was" | "is" | "pv") => ({ x: "at", y: of, z: "day" }) as const;
    const names = lineNames(state);
    let left = 4 - marginLeft;
    const heads = names.map(({ text, colour }) => {
      const dx = left;
      left += textWidth(text) + 18;
      return { text, colour, dx };
    });
    const isStacked = left > width - marginLeft;
    return {
      width,
      height: width < 520 ? 270 : 320,
      ...{ marginLeft, marginRight: 6, marginTop: isStacked ? 58 : 28, marginBottom: 26 },
      x: { type: "linear", domain: [0, days.length], axis: null },
      y: { type: "linear", domain: [0, top], label: null },
      marks: [
        Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
        Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: tick }),
        Plot.areaY(corners, {
          x: "at",
          y1: "pvLow",
          y2: "pvHigh",
          z: "day",
          fill: "var(--category-2)",
          fillOpacity: 0.22,
        }),
        Plot.line(corners, { ...line("pv"), stroke: "var(--category-2)", strokeWidth: 1.4, strokeDasharray: "1,3" }),
        Plot.line(corners, {
          ...line("was"),
          stroke: "var(--theme-foreground-muted)",
          strokeWidth: 1.6,
          strokeDasharray: "6,4",
        }),
        Plot.line(corners, { ...line("is"), stroke: "var(--theme-foreground-focus)", strokeWidth: 2.2 }),
        Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
        Plot.rect(all, {
          ...{ x1: "from", x2: "to", y1: 0, y2: top, fill: "var(--theme-foreground)", fillOpacity: 0 },
          ...keyed(all, ({ key }) => key),
        }),
        Plot.text(days, {
          ...{ x: (day: number) => day + DAY_ROOM / 2, frameAnchor: "bottom", dy: 16 },
          text: (day: number) => dayName(day, state),
          fill: "var(--theme-foreground-muted)",
        }),
        ...heads.map(({ text, colour, dx }, i) =>
          Plot.text([text], {
            ...{ text: (each: string) => each, frameAnchor: "top-left", fontWeight: 600, fill: colour },
            ...(isStacked ? { dx: 4 - marginLeft, dy: -54 + 16 * i } : { dx, dy: -22 }),
          }),
        ),
      ],
    };
  },
  table: (state) => ({
    columns: {
      en: [
        "Period",
        `${baselineName(state).replace(/^./, (first) => first.toUpperCase())} kW`,
        "Plan kW",
        "Sun kW",
        "Sun, dull week kW",
        "Sun, bright week kW",
      ],
      ko: ["교시", `${baselineName(state)} kW`, "안 kW", "태양광 kW", "흐린 주 태양광 kW", "맑은 주 태양광 kW"],
    }[state.language],
    rows: periodLoads(state).map(({ period, was, is, pv, pvLow, pvHigh }) => [
      periodText(period, state),
      ...[was, is, pv, pvLow, pvHigh].map((value) => (Number.isFinite(value) ? value : null)),
    ]),
    value: 2,
  }),
};

function lineNames(state: State) {
  const { language } = state;
  const name = baselineName(state);
  return [
    { text: { en: "— the plan", ko: "— 안" }[language], colour: "var(--theme-foreground-focus)" },
    { text: `╌ ${name}`, colour: "var(--theme-foreground-muted)" },
    { text: { en: "┈ solar power", ko: "┈ 태양광" }[language], colour: "var(--theme-foreground)" },
  ];
}

function said(state: State): string {
  const all = periodLoads(state);
  const highest = (of: "was" | "is" | "pv") =>
    all.reduce<PeriodLoad | undefined>((best, each) => (best && best[of] >= each[of] ? best : each), undefined);
  const words = (of: "was" | "is" | "pv", name: string) => {
    const peak = highest(of);
    return peak ? `${name} ${formatKw(peak[of], state.language)}, ${periodText(peak.period, state)}` : "";
  };
  return {
    en: [words("was", `${baselineName(state)} at most`), words("is", "plan at most"), words("pv", "sun at most")].join(
      "; ",
    ),
    ko: [words("was", `${baselineName(state)} 최대`), words("is", "안 최대"), words("pv", "태양광 최대")].join("; "),
  }[state.language];
}
