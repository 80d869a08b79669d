import { LEAST_KNOWN_SHARE } from "#lib/carbon/known-year.ts";
import type { Text } from "#lib/notebook/language.ts";
import { lightText, yearsOfWeather } from "#lib/notebook/light-text.ts";
import { formatNumber, formatPercent, MISSING } from "#lib/plot/number-format.ts";
import { isKnown, type State, yearOf } from "../measures.ts";
import { knownPart } from "./year-measures.ts";

const NO_LOAD: Text = {
  en: "No readings of a load are in the lake. Import some: wattbook import readings.",
  ko: "부하 검침값이 없습니다. wattbook import readings로 가져오세요.",
};

const NO_SUN: Text = {
  en: "No weather of a whole year is in the lake. Import one: wattbook import weather.",
  ko: "한 해 전체의 기상 자료가 없습니다. wattbook import weather로 가져오세요.",
};

const NO_OUTPUT: Text = {
  en: "Today's arrays have no readings in this year. Choose PVWatts v5 as solar power.",
  ko: "현재 어레이의 이 해 실측값이 없습니다. 태양광을 PVWatts v5로 바꾸세요.",
};

/** Said where load and sun are not known together in any hour. */
export function emptyWithout(state: State): Text | undefined {
  if (isKnown(state)) return undefined;
  if (!state.rows.load.some(({ load_kwh }) => load_kwh !== null)) return NO_LOAD;
  return state.inputs.generation === "measured" ? NO_OUTPUT : NO_SUN;
}

/** What the sun is computed from: the model, the weather's name and its light in a year; or readings. */
export function sunText(state: State, language = state.language): string {
  const { inputs, rows } = state;
  if (inputs.generation === "measured") return { en: "solar power as measured", ko: "태양광 실측" }[language];
  const [place] = rows.place;
  if (!place) return `PVWatts v5, ${MISSING}`;
  const light = `PVWatts v5, ${place[`name_${language}`]}, GHI ${lightText(rows, language)}`;
  if (yearsOfWeather(rows) === undefined) return light;
  return {
    en: `${light}; hours of the load's year, else of the last`,
    ko: `${light}; 부하와 같은 해, 없으면 마지막 해의 시간`,
  }[language];
}

/** The end of a unit line: year, zone, and where the sun is from. */
export function basisText(state: State): string {
  const year = yearOf(state);
  return `${Number.isFinite(year) ? year : MISSING}, ${state.zone} · ${sunText(state)}`;
}

/** The part of a unit line that says of what is told of a year that some of its hours are not known; else nothing. */
export function scaledText(state: State, language = state.language): string {
  const { share } = knownPart(state);
  if (!(share > 0 && share < 1)) return "";
  const known = formatPercent(share, language);
  return { en: ` · ${known} of the hours known, brought to the year`, ko: ` · 알려진 ${known}의 시간을 한 해로 환산` }[
    language
  ];
}

/** Said in place of a payback where too little of the year is known; undefined where enough is. */
export function withheldText(state: State, language = state.language): string | undefined {
  const { share, tellsPayback } = knownPart(state);
  if (tellsPayback) return undefined;
  const [known, least] = [formatPercent(share, language), formatPercent(LEAST_KNOWN_SHARE, language, 0)];
  return {
    en: `not told: ${known} of the year is known, less than ${least}`,
    ko: `제시하지 않음: 한 해의 ${known}만 알려져 ${least}에 못 미침`,
  }[language];
}

/** A mass of emissions, given in kg. */
export function formatCo2e(kg: number | null | undefined, language: string): string {
  if (kg === null || kg === undefined || !Number.isFinite(kg)) return MISSING;
  return `${formatNumber(kg / 1000, language)} tCO₂e`;
}

/** An amount of won: millions or billions in English, 억 in Korean. */
export function formatKrw(krw: number | null | undefined, language: State["language"]): string {
  if (krw === null || krw === undefined || !Number.isFinite(krw)) return MISSING;
  if (language === "ko") return `${formatNumber(krw / 1e8, "ko")}억 원`;
  return Math.abs(krw) >= 1e9
    ? `${formatNumber(krw / 1e9, "en")} billion KRW`
    : `${formatNumber(krw / 1e6, "en")} million KRW`;
}

/** A power. */
export function formatKw(kw: number | null | undefined, language: string): string {
  if (kw === null || kw === undefined || !Number.isFinite(kw)) return MISSING;
  return Math.abs(kw) >= 1000 ? `${formatNumber(kw / 1000, language)} MW` : `${formatNumber(kw, language)} kW`;
}
