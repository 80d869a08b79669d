import * as Plot from "@observablehq/plot";
import type { Figure } from "#lib/notebook/analysis.ts";
import { sequentialClasses } from "#lib/plot/classes.ts";
import { contour } from "#lib/plot/contour.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { kwpToday, plan, type State, surface } from "../measures.ts";
import { basisText, emptyWithout } from "./shared.ts";

/** Six bounds between the lowest score and all. */
function classesOf(state: State) {
  const low = surface(state).scores[0]?.[0] ?? 0;
  const bounds = [1, 2, 3, 4, 5, 6].map((step) => Math.round((low + ((1 - low) * step) / 7) * 100) / 100);
  return sequentialClasses(bounds);
}

export const sweep: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "gridCfe", "change", "generation", "target"],
  serverWidth: 1176,
  title: { en: "What size of sun and battery it takes", ko: "필요한 태양광과 배터리의 크기" },
  unit: {
    en: (state) => `CFE score by the hour, %; thick line: the target; ◆ today · ${basisText(state)}`,
    ko: (state) => `시간별 CFE 점수, %, 굵은 선: 목표, ◆ 현재 · ${basisText(state)}`,
  },
  alt: {
    en: (state) =>
      `Contours of the CFE score over solar power and battery. The plan: ${here(state)}, ${formatPercent(plan(state).hourly.score, "en")}.`,
    ko: (state) =>
      `태양광과 배터리에 따른 CFE 점수 등고선. 계획: ${here(state)}, ${formatPercent(plan(state).hourly.score, "ko")}.`,
  },
  empty: emptyWithout,
  legend: (state) => {
    const { bounds, colours } = classesOf(state);
    return { label: "CFE", colours, bounds: bounds.map((bound) => formatPercent(bound, state.language, 0)) };
  },
  draw: (state, { width }) => {
    const { kwps, kwhs, scores } = surface(state);
    const { inputs, language } = state;
    const number = (value: number) => formatNumber(value, language);
    const options = contour(
      { x: kwps.map((kwp) => kwp / 1000), y: kwhs.map((kwh) => kwh / 1000), z: scores },
      {
        width,
        classes: classesOf(state),
        xLabel: { en: "solar power, MWp", ko: "태양광, MWp" }[language],
        yLabel: { en: "battery, MWh", ko: "배터리, MWh" }[language],
        xTick: number,
        yTick: number,
        isoline: (bound) => formatPercent(bound, language, 0),
        here: {
          x: inputs.kwp / 1000,
          y: inputs.battery / 1000,
          label: { en: "plan", ko: "계획" }[language],
        },
      },
    );
    return { ...options, marks: [...(options.marks ?? []), ...targetMarks(state), ...todayMarks(state)] };
  },
  table: (state) => {
    const { kwps, kwhs, scores } = surface(state);
    return {
      columns: {
        en: ["Cell", "Solar power kWp", "Battery kWh", "CFE score %"],
        ko: ["칸", "태양광 kWp", "배터리 kWh", "CFE 점수 %"],
      }[state.language],
      rows: kwhs.flatMap((kwh, row) =>
        kwps.map((kwp, column) => [`${row + 1}.${column + 1}`, kwp, kwh, 100 * (scores[row]?.[column] as number)]),
      ),
      value: 3,
    };
  },
};

function here({ inputs, language }: State): string {
  return `${formatNumber(inputs.kwp, language)} kWp, ${formatNumber(inputs.battery, language)} kWh`;
}

/** The isoline of the target, where the sweep crosses it. */
function targetMarks(state: State): Plot.Markish[] {
  const { kwps, kwhs, scores } = surface(state);
  const target = state.inputs.target / 100;
  const all = scores.flat();
  if (!(Math.min(...all) < target && Math.max(...all) >= target)) return [];
  const [stepX, stepY] = [(kwps[1] as number) / 1000, (kwhs[1] as number) / 1000];
  return [
    Plot.contour(all, {
      width: kwps.length,
      height: kwhs.length,
      x1: -stepX / 2,
      x2: (kwps.at(-1) as number) / 1000 + stepX / 2,
      y1: -stepY / 2,
      y2: (kwhs.at(-1) as number) / 1000 + stepY / 2,
      thresholds: [target],
      fill: "none",
      stroke: "var(--warning)",
      strokeWidth: 3,
      clip: true,
    }),
  ];
}

function todayMarks(state: State): Plot.Markish[] {
  const point = { x: kwpToday(state) / 1000, y: 0 };
  return [
    Plot.dot([point], {
      x: "x",
      y: "y",
      r: 5,
      symbol: "diamond",
      fill: "var(--warning)",
      stroke: "var(--theme-background)",
      strokeWidth: 1.5,
    }),
  ];
}
