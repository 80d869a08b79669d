import type { Language } from "../language.ts";

const en = {
  figure: "Figure",
  table: "Table",
  missing: "missing",
  source: "Source",
  data: (from: string, to: string) => `data ${from} to ${to}`,
  synthetic: "The numbers are synthetic: made up to try Wattbook with.",
  snapshot: "snapshot",
  pin: "pin",
  made: (date: string) => `pinned ${date}`,
  online: "The pinned page",
  files: "Rows and SQL of every query lie in data/ and sql/ beside this file; README.md says how to cite it.",
  otherLanguage: "한국어",
  claimBroken: "not supported by the data shown",
  claimUnknown: "cannot be judged: data missing",
};

type Words = typeof en;

const ko: Words = {
  figure: "그림",
  table: "표",
  missing: "자료 없음",
  source: "출처",
  data: (from, to) => `${from}부터 ${to}까지의 자료`,
  synthetic: "Wattbook을 시험해 보기 위해 만든 합성 숫자입니다.",
  snapshot: "스냅샷",
  pin: "고정",
  made: (date) => `${date}에 고정`,
  online: "고정된 페이지",
  files: "모든 질의의 행과 SQL은 이 파일 옆의 data/와 sql/에 있고, 인용 방법은 README.md에 있습니다.",
  otherLanguage: "English",
  claimBroken: "표시된 자료로는 뒷받침되지 않음",
  claimUnknown: "자료가 없어 판단할 수 없음",
};

const WORDS: Readonly<Record<Language, Words>> = { en, ko };

/** The words of a bundle's page beside those of its analysis. */
export function bundleWords(language: Language): Words {
  return WORDS[language];
}
