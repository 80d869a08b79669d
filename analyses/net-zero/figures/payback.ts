import costs from "#data/reference/cost-assumptions.json" with { type: "json" };
import { LEAST_KNOWN_SHARE } from "#lib/carbon/known-year.ts";
import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";
import { emptyWithout, formatKrw, scaledText, sunText, withheldText } from "./shared.ts";
import { yearLines } from "./year-lines.ts";
import { knownPart, money } from "./year-measures.ts";

const NOTHING: Text = {
  en: "The plan adds nothing to what stands today, so nothing is paid.",
  ko: "계획이 현재 설비에 더하는 것이 없어 비용이 없습니다.",
};

/** Won in which the figure counts: 억 in Korean, millions in English. */
const UNIT = { en: 1e6, ko: 1e8 } as const;

export const payback: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "change", "generation", "pvCost", "batteryCost", "tariff"],
  serverWidth: 1176,
  title: { en: "Paid back, or not", ko: "투자 회수" },
  unit: {
    en: (state) =>
      `million KRW, discounted at ${formatPercent(costs.discount_rate, "en")}, from the year of investment · assumed prices${scaledText(state)} · ${sunText(state)}`,
    ko: (state) =>
      `억 원, 할인율 ${formatPercent(costs.discount_rate, "ko")}, 투자 시점부터의 햇수 · 가정한 가격${scaledText(state)} · ${sunText(state)}`,
  },
  alt: {
    en: (state) => `Line of discounted savings less costs over ${costs.years} years, ending at ${end(state)}.`,
    ko: (state) => `${costs.years}년 동안 할인한 절감액에서 비용을 뺀 누계 선그림, 마지막 ${end(state)}.`,
  },
  empty: (state) =>
    emptyWithout(state) ??
    (money(state).investmentKrw > 0 ? (withheldText(state) ? tooLittle(state) : undefined) : NOTHING),
  draw: (state, { width }) => {
    const points = money(state).cumulativeKrw.map((krw, year) => ({ year, value: krw / UNIT[state.language] }));
    return yearLines(
      [
        {
          name: { en: "savings so far, less investment and upkeep", ko: "누적 절감액 − 투자비·유지비" }[state.language],
          colour: "var(--theme-foreground-focus)",
          points,
        },
      ],
      { width, tick: (value) => formatNumber(value, state.language) },
    );
  },
  table: (state) => ({
    columns: { en: ["Years", "Discounted sum KRW"], ko: ["햇수", "할인 누계 KRW"] }[state.language],
    rows: money(state).cumulativeKrw.map((krw, year) => [String(year), Number.isNaN(krw) ? null : krw]),
  }),
};

/** Why there is no payback, as a sentence. */
function tooLittle(state: State): Text {
  const known = (language: State["language"]) => formatPercent(knownPart(state).share, language);
  const least = (language: State["language"]) => formatPercent(LEAST_KNOWN_SHARE, language, 0);
  return {
    en: `Load and solar power are known together in ${known("en")} of the year's hours: a payback is told from ${least("en")}. Choose another year, or import more readings: wattbook import readings.`,
    ko: `부하와 태양광이 함께 알려진 시간이 한 해의 ${known("ko")}입니다. 회수 기간은 ${least("ko")}부터 제시합니다. 다른 해를 고르거나 wattbook import readings로 검침값을 더 가져오세요.`,
  };
}

function end(state: State): string {
  return formatKrw(money(state).cumulativeKrw.at(-1), state.language);
}
