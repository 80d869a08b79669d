import { energyUnit } from "#lib/core/energy-unit.ts";
import type { Figure } from "#lib/notebook/analysis.ts";
import { exceedance } from "#lib/plot/exceedance.ts";
import { formatEnergy, formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";
import { CHAIN_INPUTS, CHAIN_QUERIES, chainLine, emptyRoofs } from "./shared.ts";
import { exceeds, type Uncertainty, uncertainty } from "./uncertainty.ts";

/** Standard deviations that the curve reaches to either side, and points it is drawn with. */
const REACH = 3;
const POINTS = 61;

export const exceeded: Figure<State> = {
  queries: [...CHAIN_QUERIES, "compared"],
  inputs: [...CHAIN_INPUTS, "interannual", "modelError", "weather"],
  serverWidth: 780,
  title: { en: "What a year will at least yield", ko: "한 해에 적어도 얼마나 발전하는가" },
  unit: {
    en: (state) => `probability of at least so much; normal, σ ${sigmaText(state)} of a year · ${chainLine(state)}`,
    ko: (state) => `그 이상 발전할 확률. 정규분포, 한 해의 σ ${sigmaText(state)} · ${chainLine(state)}`,
  },
  alt: {
    en: (state) => `Falling curve of probability over energy: ${levelsText(state)}.`,
    ko: (state) => `발전량에 대한 초과확률 곡선: ${levelsText(state)}.`,
  },
  empty: emptyRoofs,
  draw: (state, { width }) => {
    const all = uncertainty(state);
    if (!all) return { width };
    const unit = energyUnit(all.p50);
    const of = (kwh: number) => kwh / unit.kwh;
    const spread = Math.max(all.sigma, 1e-3);
    const curve = Array.from({ length: POINTS }, (_, i) => {
      const kwh = all.p50 * (1 + spread * REACH * (1 - (2 * i) / (POINTS - 1)));
      return { value: of(kwh), probability: exceeds(kwh, { ...all, sigma: spread }) };
    });
    // The rank of a year among few says nothing.
    const sorted = all.seen ? [...all.years].sort((a, b) => b.kwh - a.kwh) : [];
    return exceedance(curve, {
      width,
      named: levelsOf(all).map(({ key, kwh, probability }) => ({
        key,
        value: of(kwh),
        probability,
        label: `${key} ${formatEnergy(kwh, state.language, unit)}`,
      })),
      seen: sorted.map(({ weather, kwh }, i) => ({
        key: weather,
        value: of(kwh),
        probability: (i + 0.5) / sorted.length,
      })),
      label: { en: `${unit.name} a year`, ko: `연간 ${unit.name}` }[state.language],
      tick: (value) => formatNumber(value, state.language),
      percent: (probability) => formatPercent(probability, state.language, 0),
    });
  },
  table: (state) => {
    const all = uncertainty(state);
    const seen = { en: "actual years", ko: "실제 연도" }[state.language];
    return {
      columns: { en: ["What", "Yearly yield kWh"], ko: ["항목", "연간 발전량 kWh"] }[state.language],
      rows: all
        ? [
            ...levelsOf(all).map(({ key, kwh }) => [key, kwh]),
            ...(all.seen
              ? [
                  [`P50, ${seen}`, all.seen.p50],
                  [`P90, ${seen}`, all.seen.p90],
                ]
              : []),
            ...all.years.map(({ name, kwh }) => [name, kwh]),
          ]
        : [],
    };
  },
};

/** The levels that are told by name. */
export function levelsOf({ p50, p90, p99 }: Uncertainty) {
  return [
    { key: "P50", kwh: p50, probability: 0.5 },
    { key: "P90", kwh: p90, probability: 0.9 },
    { key: "P99", kwh: p99, probability: 0.99 },
  ];
}

function sigmaText(state: State): string {
  return formatPercent(uncertainty(state)?.sigma, state.language);
}

function levelsText(state: State): string {
  const all = uncertainty(state);
  if (!all) return "–";
  return levelsOf(all)
    .map(({ key, kwh }) => `${key} ${formatEnergy(kwh, state.language)}`)
    .join(", ");
}
