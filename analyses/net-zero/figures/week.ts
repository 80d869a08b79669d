import * as Plot from "@observablehq/plot";
import type { Figure } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { timeTicks } from "#lib/plot/time-axis.ts";
import { plan, type State, used } from "../measures.ts";
import { basisText, emptyWithout, formatKw } from "./shared.ts";

const WEEK_HOURS = 168;
const HOUR_MS = 3_600_000;

/** What serves the load from below, and above it where generation goes. */
export const PARTS = [
  { key: "direct", colour: "var(--category-2)", name: { en: "sun, used at once", ko: "태양광 즉시 사용" } },
  { key: "discharge", colour: "var(--theme-foreground-focus)", name: { en: "battery gives", ko: "배터리 방전" } },
  { key: "import", colour: "var(--diverging-8)", name: { en: "from the grid", ko: "수전" } },
  { key: "charge", colour: "var(--sequential-3)", name: { en: "sun, to the battery", ko: "배터리 충전" } },
  { key: "export", colour: "var(--diverging-3)", name: { en: "sun, surplus", ko: "태양광 잉여" } },
] as const;

/** The hours of the chosen week, in kW; NaN where load or generation is missing. */
const hoursOf = oncePerState(
  (state: State) => {
    const { energy, flows } = plan(state);
    const { hours } = used(state);
    const first = (state.inputs.week - 1) * 7 * 24;
    return Array.from(hours.subarray(first, first + WEEK_HOURS), (start, i) => {
      const at = first + i;
      const of = (column: Float64Array) => column[at] as number;
      const [load, made, imported] = [of(energy.load), of(energy.generation), of(flows.imported)];
      const [charge, discharge, exported] = [of(flows.charge), of(flows.discharge), of(flows.exported)];
      const parts = { direct: Math.min(load, made), discharge, import: imported, charge, export: exported };
      return { start, load, made, parts, stored: of(flows.stored), isKnown: !Number.isNaN(imported) };
    });
  },
  (state) => [plan(state), state.inputs.week],
);

export const week: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "change", "generation", "week"],
  serverWidth: 1176,
  title: { en: "A week, hour by hour", ko: "한 주, 시간별" },
  unit: {
    en: (state) => `kW, stacked; the line is the load · ${weekText(state)} · ${basisText(state)}`,
    ko: (state) => `kW, 누적, 선은 부하 · ${weekText(state)} · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Stacked areas of one week, ${weekText(state)}: ${said(state)}.`,
    ko: (state) => `한 주의 누적 면적, ${weekText(state)}: ${said(state)}.`,
  },
  empty: (state) =>
    emptyWithout(state) ??
    (hoursOf(state).some(({ isKnown }) => isKnown)
      ? undefined
      : {
          en: "In this week load and solar power are not known together. Choose another.",
          ko: "이 주에는 부하와 태양광이 함께 알려진 시간이 없습니다. 다른 주를 고르세요.",
        }),
  legend: ({ language }) => ({ kinds: PARTS.map(({ colour, name }) => ({ colour, name: name[language] })) }),
  draw: (state, { width }) => {
    const hours = hoursOf(state);
    const from = hours[0]?.start ?? 0;
    const to = (hours.at(-1)?.start ?? 0) + HOUR_MS;
    const marginLeft = 56;
    const inner = width - marginLeft - 16;
    const ticks = timeTicks(from, to, state.zone, state.language, Math.max(2, Math.floor(inner / 92)));
    // A step lasts to the end of its hour.
    const rows = [...hours, ...hours.slice(-1).map((last) => ({ ...last, start: last.start + HOUR_MS }))].map(
      (hour) => {
        let top = 0;
        const stack = PARTS.map(({ key }) => {
          const bottom = top;
          top += hour.parts[key];
          return { bottom, top };
        });
        return { at: new Date(hour.start), load: hour.isKnown ? hour.load : Number.NaN, stack };
      },
    );
    return {
      width,
      height: width < 520 ? 240 : 300,
      marginLeft,
      marginRight: 16,
      marginTop: 12,
      marginBottom: 38,
      x: { type: "utc", domain: [new Date(from), new Date(to)], axis: null },
      y: { label: null, nice: true, zero: true },
      color: { type: "identity" },
      marks: [
        Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
        Plot.axisY({
          ticks: 5,
          tickSize: 0,
          label: null,
          tickFormat: (kw: number) => formatNumber(kw, state.language),
        }),
        ...PARTS.map(({ key, colour }, part) =>
          Plot.areaY(rows, {
            x: "at",
            y1: (row: (typeof rows)[number]) => row.stack[part]?.bottom,
            y2: (row: (typeof rows)[number]) => row.stack[part]?.top,
            fill: colour,
            curve: "step-after",
            render: withKey(key),
          }),
        ),
        Plot.lineY(rows, {
          x: "at",
          y: "load",
          stroke: "var(--theme-foreground)",
          strokeWidth: 1.6,
          curve: "step-after",
        }),
        Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
        Plot.ruleX(ticks, { x: "at", stroke: "var(--theme-foreground-faintest)" }),
        Plot.text(
          ticks.filter(({ at }) => ((at.getTime() - from) / (to - from)) * inner + 60 < inner),
          {
            x: "at",
            text: "text",
            frameAnchor: "bottom",
            textAnchor: "start",
            dy: 14,
            fill: "var(--theme-foreground-muted)",
          },
        ),
        Plot.text([state.zone], {
          text: (zone: string) => zone,
          frameAnchor: "bottom-right",
          dy: 32,
          fill: "var(--theme-foreground-muted)",
        }),
      ],
    };
  },
  table: (state) => {
    const starts = startTexts(state);
    return {
      columns: {
        en: [
          "Start",
          "Load kW",
          "Generation kW",
          "Battery gives kW",
          "From the grid kW",
          "To the battery kW",
          "Surplus kW",
          "Stored kWh",
        ],
        ko: ["시작", "부하 kW", "발전 kW", "방전 kW", "수전 kW", "충전 kW", "잉여 kW", "저장량 kWh"],
      }[state.language],
      rows: hoursOf(state).map(({ load, made, parts, stored }, i) => [
        starts[i] ?? MISSING,
        ...[load, made, parts.discharge, parts.import, parts.charge, parts.export, stored].map((value) =>
          Number.isNaN(value) ? null : value,
        ),
      ]),
      value: 1,
    };
  },
};

/** Puts the key of a part on what is drawn of it. */
function withKey(key: string): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const child of group?.children ?? []) child.setAttribute("data-key", key);
    return group;
  };
}

/** When each hour of the week starts, by the site's clock. */
const startTexts = oncePerState(
  (state: State): readonly string[] => {
    const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: state.zone, dateStyle: "short", timeStyle: "short" });
    return hoursOf(state).map(({ start }) => clock.format(start));
  },
  (state) => [used(state), state.inputs.week, state.zone],
);

/** First and last day of the week. */
export const weekText = oncePerState(
  (state: State): string => {
    const hours = hoursOf(state);
    const [first, last] = [hours[0], hours.at(-1)];
    if (!first || !last) return MISSING;
    const format = new Intl.DateTimeFormat(state.language, { timeZone: state.zone, month: "short", day: "numeric" });
    return format.formatRange(first.start, last.start);
  },
  (state) => [used(state), state.inputs.week, state.zone, state.language],
);

/** The energy of a part over the week. [kWh] */
export function weekKwh(state: State, key: (typeof PARTS)[number]["key"]): number {
  return hoursOf(state).reduce((sum, { parts, isKnown }) => (isKnown ? sum + parts[key] : sum), 0);
}

function said(state: State): string {
  return PARTS.map(
    ({ key, name }) => `${name[state.language]} ${formatKw(weekKwh(state, key) / WEEK_HOURS, state.language)}`,
  ).join(", ");
}
