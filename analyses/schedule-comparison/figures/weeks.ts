import * as Plot from "@observablehq/plot";
import type { Figure } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { keyed } from "#lib/plot/keyed.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { compared, type State, savedByWeek } from "../measures.ts";
import { measureName } from "./front.ts";
import { basisText, emptyWithout, formatKgCo2e, formatKwh, formatWon } from "./shared.ts";

/** What the plan saves in a week of weather. */
export interface SavedWeek {
  readonly key: string;
  /** Its Monday. */
  readonly label: string;
  readonly month: number;
  readonly saved: number;
}

/** The weeks in the order of the weather, and what stands between most of them: the mean, and the tenth and ninetieth of a hundred. */
export const savedWeeks = oncePerState(
  (state: State) => {
    const both = compared(state);
    const { measure } = state.inputs;
    const saved = both ? savedByWeek(both.was, both.is, measure) : [];
    const weeks = saved.map((value, i): SavedWeek => {
      const label = both?.was.score.weeks[i]?.label ?? "";
      return { key: `week-${label}`, label, month: Number(label.slice(5, 7)), saved: value };
    });
    const sorted = saved.filter(Number.isFinite).sort((a, b) => a - b);
    const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    return {
      weeks,
      mean,
      low: quantile(sorted, 0.1),
      high: quantile(sorted, 0.9),
      least: sorted[0],
      most: sorted.at(-1),
    };
  },
  (state) => [compared(state)?.was, compared(state)?.is, state.inputs.measure],
);

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below === undefined || above === undefined ? Number.NaN : below + (above - below) * (at - Math.floor(at));
}

/** An amount of the chosen measure, with its unit. */
export function measureText(value: number | null | undefined, { inputs, language }: State): string {
  const format = { kwh: formatKwh, importKwh: formatKwh, kgCo2e: formatKgCo2e, krw: formatWon }[inputs.measure];
  return format(value, language);
}

export const weeks: Figure<State> = {
  queries: ["plans", "rooms", "buildings", "weather", "signals"],
  inputs: ["plan", "measure", "rooms", "pv", "weather", "term", "tariff", "grid", "factor"],
  serverWidth: 1176,
  title: { en: "The saving in each week of weather", ko: "기상 주간별 절감" },
  unit: {
    en: (state) =>
      `${measureName(state)} saved a week, ${unitName(state)}; dashed: the mean; band: four weeks of five · ${basisText(state)}`,
    ko: (state) =>
      `주당 ${measureName(state)} 절감, ${unitName(state)}, 파선: 평균, 띠: 다섯 주 가운데 네 주 · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Bars of the saving in each week: ${spread(state)}.`,
    ko: (state) => `주간별 절감 막대: ${spread(state)}.`,
  },
  empty: emptyWithout,
  draw: (state, { width }) => {
    const { weeks: all, mean, low, high } = savedWeeks(state);
    const scale = state.inputs.measure === "krw" ? 1000 : 1;
    const values = all.map(({ saved }) => saved / scale);
    const domain = [Math.min(0, ...values), Math.max(0, ...values) || 1];
    const tick = (value: number) => formatNumber(value, state.language);
    const marginLeft = Math.max(...domain.map((value) => textWidth(tick(value)))) + 22;
    const [step, negative] = [(width - marginLeft - 8) / Math.max(1, all.length), values.some((value) => value < 0)];
    const months = all.filter(({ month }, i) => i === 0 || month !== all[i - 1]?.month);
    const name = (month: number) =>
      new Intl.DateTimeFormat(state.language, { month: "short", timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
    let end = Number.NEGATIVE_INFINITY;
    const shown = months.filter(({ key, month }) => {
      const at = all.findIndex((week) => week.key === key) * step;
      if (at < end || at + textWidth(name(month)) > width - marginLeft - 8) return false;
      end = at + textWidth(name(month)) + 8;
      return true;
    });
    const rows = all.map((week, i) => ({ ...week, value: values[i] as number }));
    return {
      width,
      height: width < 520 ? 220 : 260,
      ...{ marginLeft, marginRight: 8, marginTop: 12, marginBottom: 30 },
      x: { type: "band", domain: all.map(({ key }) => key), axis: null, padding: 0.2 },
      y: { type: "linear", domain, label: null },
      marks: [
        Plot.rect([0], { y1: low / scale, y2: high / scale, fill: "var(--theme-foreground-focus)", fillOpacity: 0.12 }),
        Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
        Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: tick }),
        Plot.barY(
          rows.filter(({ value }) => value >= 0),
          {
            x: "key",
            y: "value",
            fill: "var(--theme-foreground-focus)",
            ...keyed(
              rows.filter(({ value }) => value >= 0),
              ({ key }) => key,
            ),
          },
        ),
        ...(negative
          ? [
              Plot.barY(
                rows.filter(({ value }) => value < 0),
                {
                  ...{ x: "key", y: "value", fill: "url(#hatch-estimated)", stroke: "var(--warning)" },
                  ...keyed(
                    rows.filter(({ value }) => value < 0),
                    ({ key }) => key,
                  ),
                },
              ),
            ]
          : []),
        Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
        Plot.ruleY([mean / scale], { stroke: "var(--theme-foreground)", strokeDasharray: "6,4" }),
        Plot.text(shown, {
          ...{ x: "key", frameAnchor: "bottom", dx: -step / 2, dy: 16, textAnchor: "start" },
          text: ({ month }: SavedWeek) => name(month),
          fill: "var(--theme-foreground-muted)",
        }),
      ],
    };
  },
  table: (state) => {
    const unit = { kwh: "kWh", importKwh: "kWh", kgCo2e: "kgCO2e", krw: "KRW" }[state.inputs.measure];
    return {
      columns: { en: ["Week from", `Saved ${unit}`], ko: ["주 시작", `절감 ${unit}`] }[state.language],
      rows: savedWeeks(state).weeks.map(({ label, saved }) => [label, Number.isFinite(saved) ? saved : null]),
      value: 1,
    };
  },
};

/** The unit of the figure's axis. */
function unitName({ inputs, language }: State): string {
  if (inputs.measure === "krw") return { en: "thousand KRW", ko: "천 원" }[language];
  return inputs.measure === "kgCo2e" ? "kgCO₂e" : "kWh";
}

function spread(state: State): string {
  const { mean, least, most } = savedWeeks(state);
  const [middle, low, high] = [mean, least, most].map((value) => measureText(value, state));
  return {
    en: `mean ${middle}, from ${low} to ${high}`,
    ko: `평균 ${middle}, 최소 ${low}, 최대 ${high}`,
  }[state.language];
}
