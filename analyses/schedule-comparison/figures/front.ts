import * as Plot from "@observablehq/plot";
import type { Figure } from "#lib/notebook/analysis.ts";
import { keyed } from "#lib/plot/keyed.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatDecimal, formatNumber, formatPercent, signed } from "#lib/plot/number-format.ts";
import { MEASURES } from "../inputs.ts";
import { after, before, front as frontOf, type JudgedPlan, type State, savedByWeek, savedShare } from "../measures.ts";
import { baselineName } from "./baseline-words.ts";
import { basisText, emptyWithout } from "./shared.ts";
import { worthIt } from "./worth-it.ts";

/** A plan of the front: what it saves on average, and in its least and best week. [1] */
export interface FrontPoint {
  readonly plan: JudgedPlan;
  readonly moved: number;
  readonly saved: number;
  readonly low: number;
  readonly high: number;
}

/** The plans with what each saves of the chosen measure against that which they are compared with. */
export function frontPoints(state: State): readonly FrontPoint[] {
  const was = before(state);
  if (!was) return [];
  const { measure } = state.inputs;
  return frontOf(state).map((plan) => {
    const shares = savedByWeek(was, plan, measure)
      .map((saved, week) => saved / (was.score.weeks[week]?.[measure] ?? Number.NaN))
      .filter(Number.isFinite);
    return {
      ...{ plan, moved: plan.moved, saved: savedShare(was, plan, measure) },
      ...{ low: Math.min(...shares), high: Math.max(...shares) },
    };
  });
}

/** What savings are counted in, in words. */
export function measureName({ inputs, language }: State): string {
  return MEASURES.find(({ value }) => value === inputs.measure)?.label[language] ?? inputs.measure;
}

const MARGIN = { left: 52, right: 18, top: 22, bottom: 40 };

export const front: Figure<State> = {
  queries: ["plans", "rooms", "buildings", "weather", "signals"],
  inputs: ["plan", "measure", "effort", "rooms", "pv", "weather", "term", "tariff", "grid", "factor"],
  serverWidth: 1176,
  title: { en: "What disturbance buys", ko: "이동 수와 절감의 관계" },
  unit: {
    en: (state) =>
      `saving of ${measureName(state)}, %; lines from the least week to the best; choose a point to see its timetable · ${basisText(state)}`,
    ko: (state) =>
      `${measureName(state)} 절감률, %, 선은 가장 적은 주에서 많은 주까지, 점을 고르면 그 시간표를 표시 · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Points of saving against moved lectures: ${said(state)}.`,
    ko: (state) => `옮긴 강의 수와 절감률의 점그림: ${said(state)}.`,
  },
  empty: (state) =>
    emptyWithout(state) ??
    (frontPoints(state).every(({ saved, moved }) => Number.isFinite(saved) && Number.isFinite(moved))
      ? undefined
      : {
          en: "The plan that is compared with uses nothing of this, so no share of it can be saved. Choose another measure.",
          ko: "비교 기준인 시간표에서 이 값이 영이어서 절감률을 계산할 수 없습니다. 다른 기준을 고르세요.",
        }),
  draw: (state, { width }) => {
    const all = frontPoints(state);
    const height = width < 520 ? 300 : 360;
    const x = [0, Math.max(1, ...all.map(({ moved }) => moved))] as const;
    const y = [Math.min(0, ...all.map(({ low }) => low)), Math.max(0.01, ...all.map(({ high }) => high))] as const;
    const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom];
    const left = (moved: number) => MARGIN.left + ((moved - x[0]) / (x[1] - x[0])) * (right - MARGIN.left);
    const top = (saved: number) => bottom - ((saved - y[0]) / (y[1] - y[0])) * (bottom - MARGIN.top);
    const labels = placedAround(
      named(state).map(({ point, text }) => ({ x: left(point.moved), y: top(point.saved), text, point })),
      all.map(({ moved, high }) => ({ x: left(moved), y: top(high) })),
      { width, bottom },
    );
    const chosen = all.filter(({ plan }) => plan.key === after(state)?.key);
    return {
      width,
      height,
      ...{ marginLeft: MARGIN.left, marginRight: MARGIN.right, marginTop: MARGIN.top, marginBottom: MARGIN.bottom },
      x: { type: "linear", domain: [...x], label: null },
      y: { type: "linear", domain: [...y], label: null },
      marks: [
        Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
        Plot.axisY({
          ticks: 5,
          tickSize: 0,
          label: null,
          tickFormat: (share: number) => formatPercent(share, state.language, 0),
        }),
        Plot.axisX({
          ticks: width < 520 ? 4 : 8,
          tickSize: 4,
          label: null,
          tickFormat: (moved: number) => formatNumber(moved, state.language),
        }),
        Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
        Plot.link(all, {
          x: "moved",
          y1: "low",
          y2: "high",
          stroke: "var(--theme-foreground-faint)",
          strokeWidth: 1.2,
        }),
        Plot.line(all, { x: "moved", y: "saved", stroke: "var(--theme-foreground-focus)", strokeWidth: 1.6 }),
        Plot.dot(all, {
          ...{
            x: "moved",
            y: "saved",
            r: 5.5,
            fill: "var(--theme-foreground-focus)",
            stroke: "var(--theme-background)",
          },
          ...{ strokeWidth: 1.2, ...keyed(all, ({ plan }) => plan.key) },
        }),
        Plot.dot(chosen, { x: "moved", y: "saved", r: 10, stroke: "var(--theme-foreground)", strokeWidth: 1.8 }),
        ...labels.map(({ point, text, dx, dy, textAnchor }) =>
          Plot.text([point], {
            ...{ x: "moved", y: "saved", text: () => text, dx, dy, textAnchor, fontWeight: 600 },
            ...{ fill: "var(--theme-foreground)", stroke: "var(--theme-background)", strokeWidth: 4 },
          }),
        ),
        Plot.text([{ en: "moved lectures →", ko: "옮긴 강의 수 →" }[state.language]], {
          ...{
            text: (text: string) => text,
            frameAnchor: "bottom-right",
            dy: 34,
            fill: "var(--theme-foreground-muted)",
          },
        }),
      ],
    };
  },
  table: (state) => ({
    columns: {
      en: ["Plan", "Moved", "Saved %", "Least week %", "Best week %", "Soft penalty", "Hard violations"],
      ko: ["안", "이동", "절감 %", "가장 적은 주 %", "가장 많은 주 %", "소프트 벌점", "하드 위반"],
    }[state.language],
    rows: frontPoints(state).map(({ plan, moved, saved, low, high }) => [
      planName(plan, state),
      ...[moved, 100 * saved, 100 * low, 100 * high].map((value) => (Number.isFinite(value) ? value : null)),
      ...[plan.cost.soft.total, plan.cost.hard.total],
    ]),
    value: 2,
  }),
};

/** What a plan is called: in force, or by its run and point. */
export function planName({ run, point }: Pick<JudgedPlan, "run" | "point">, { language }: State): string {
  if (run === "current") return { en: "in force", ko: "현행" }[language];
  if (run === "front") return { en: `plan ${point}`, ko: `${point}안` }[language];
  return point > 0 ? `${run} ${point}` : run;
}

/** Labels under their points, where a curve that rises ever less leaves room; one at the bottom stands above what is beside it. */
function placedAround<Wish extends { readonly x: number; readonly y: number; readonly text: string }>(
  wishes: readonly Wish[],
  points: readonly { readonly x: number; readonly y: number }[],
  { width, bottom }: { readonly width: number; readonly bottom: number },
) {
  let before: { readonly end: number; readonly y: number } | undefined;
  return wishes.map((wish) => {
    const room = textWidth(wish.text) + 12;
    const isLow = wish.y + 24 > bottom;
    const start = wish.x + room + 17 > width - 4 ? wish.x - room : wish.x + (isLow ? 2 : 9);
    const beside = points.filter(({ x }) => x > start - 10 && x < start + room + 4).map(({ y }) => y);
    const y = isLow ? Math.max(MARGIN.top, Math.min(wish.y, ...beside) - 17) : wish.y + 16;
    const isCovered = before !== undefined && start < before.end && Math.abs(y - before.y) < 15;
    const clear = isCovered && before && !isLow && before.y + 15 < bottom - 8 ? before.y + 15 : y;
    const at = isCovered && before && clear === y ? before.end : start;
    before = { end: at + room, y: clear };
    return { ...wish, dx: at - wish.x, dy: clear - wish.y, textAnchor: "start" as const };
  });
}

/** Points that carry words: the chosen one, that which is worth its moves, and that which they are compared with. */
function named(state: State): { point: FrontPoint; text: string }[] {
  const all = frontPoints(state);
  const [here, worth] = [after(state)?.key, worthIt(state)?.key];
  const words = (point: FrontPoint): string[] => [
    ...(point.plan.key === here ? [{ en: "shown", ko: "표시 중" }[state.language]] : []),
    ...(point.plan.key === worth ? [{ en: "worth its moves", ko: "이동할 만함" }[state.language]] : []),
    ...(point.plan.isBaseline ? [baselineName(state)] : []),
  ];
  return all.flatMap((point) => {
    const text = words(point).join(", ");
    return text === "" ? [] : { point, text };
  });
}

function said(state: State): string {
  return frontPoints(state)
    .map(({ moved, saved }) => {
      const share = signed(formatPercent(saved, state.language), saved);
      const count = formatDecimal(moved, state.language, 0);
      return { en: `${count} moved ${share}`, ko: `${count}개 이동 ${share}` }[state.language];
    })
    .join(", ");
}
