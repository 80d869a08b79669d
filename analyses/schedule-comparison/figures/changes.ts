import type { Figure } from "#lib/notebook/analysis.ts";
import { changeBars } from "#lib/plot/change-bars.ts";
import { compared, type State } from "../measures.ts";
import { baselineName, baselineNoun } from "./baseline-words.ts";
import { COMPONENTS, changeOf, differenceText } from "./components.ts";
import { basisText, emptyWithout, shareText } from "./shared.ts";

/** Each component with how it changed, in the order of the page. */
export function allChanges(state: State) {
  const both = compared(state);
  return both ? COMPONENTS.map((component) => ({ component, change: changeOf(component, both.was, both.is) })) : [];
}

export const changes: Figure<State> = {
  queries: ["plans", "rooms", "buildings", "weather", "signals"],
  inputs: ["plan", "rooms", "pv", "weather", "term", "tariff", "grid", "factor"],
  serverWidth: 1176,
  title: { en: "What changes, each by itself", ko: "무엇이 얼마나 달라지는가" },
  unit: {
    en: (state) => `% of ${baselineNoun(state)}; hatched is worse · a week, ${basisText(state)}`,
    ko: (state) => `${baselineNoun(state)} 대비 %, 빗금은 나빠진 항목 · 한 주, ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Bars of change against ${baselineNoun(state)}: ${said(state)}.`,
    ko: (state) => `${baselineNoun(state)} 대비 변화 막대: ${said(state)}.`,
  },
  empty: emptyWithout,
  draw: (state, { width }) => {
    const { language } = state;
    const bars = allChanges(state).map(({ component, change }) => ({
      key: component.key,
      name: component.name[language],
      change: Number.isFinite(change.share) ? change.share : null,
      label: Number.isNaN(change.share)
        ? differenceText(component, change, language)
        : shareText(change.share, language),
      values: `${component.format(change.was, language)} → ${component.format(change.is, language)}`,
      isBetter: change.isBetter,
    }));
    return changeBars(bars, { width });
  },
  table: (state) => ({
    columns: {
      en: [
        "Quantity",
        baselineName(state).replace(/^./, (first) => first.toUpperCase()),
        "Plan",
        "Difference",
        "Change %",
      ],
      ko: ["항목", baselineName(state), "안", "차이", "변화 %"],
    }[state.language],
    rows: allChanges(state).map(({ component, change }) => [
      component.name[state.language],
      component.format(change.was, state.language),
      component.format(change.is, state.language),
      differenceText(component, change, state.language),
      Number.isFinite(change.share) ? 100 * change.share : null,
    ]),
    value: 4,
  }),
};

function said(state: State): string {
  return allChanges(state)
    .slice(0, 4)
    .map(({ component, change }) => `${component.name[state.language]} ${shareText(change.share, state.language)}`)
    .join(", ");
}
