import type { Language } from "./language.ts";

/** A number that stands in prose by itself, bound to nothing. */
export interface BareNumber {
  readonly line: number;
  readonly text: string;
}

/**
 * Number words. Left out as they are seldom counts: English "one", "first", "second" and "once", Korean 한 and
 * ordinals (두 번째), or other words as well (이 달: this month). The months 5월 and the like are names.
 */
const NUMBERS: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}\p{N}_])[-−+]?\d(?:[\d.,:/]*\d)?(?:\s?%)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|quarters?|twice|thrice|percent|per cent)\b/giu,
  ko: /(?<![\p{L}\p{N}_])[-−+]?\d(?:[\d.,:/]*\d)?(?:\s?%)?(?!월|\d)|(?<![가-힣])(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|열두|스무|서너|두세|석|넉|삼|오|육|칠|팔|십|백|천|만)\s?(?:개월|가지|달|개|곳|배|해|년|주|일|시간|명|번(?!째)|퍼센트|분의)|절반|수십|수백|수천/gu,
};

/** The numbers, in digits or in words, that stand in prose outside of cells, code and addresses. */
export function bareNumbers(source: string, language: Language): BareNumber[] {
  const shown = onlyProse(source);
  return [...shown.matchAll(NUMBERS[language])].map(({ 0: text, index }) => ({
    line: shown.slice(0, index).split("\n").length,
    text: text.replace(/\s+/g, " "),
  }));
}

/** Blanks out what is no prose, line by line: code, cells' tags, addresses of links, numerals of lists. */
function onlyProse(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, " ");
  return source
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, blank)
    .replace(/`[^`]+`/g, blank)
    .replace(/<[^>]*>/g, blank)
    .replace(/(?<=\])\([^)]*\)/g, blank)
    .replace(/^\s*\d+[.)]\s/gm, blank);
}
