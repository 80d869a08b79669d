import type { Language } from "#lib/notebook/language.ts";

const en = {
  place: (at: string, all: string) => `${at} of ${all}`,
  selected: "selected",
  end: "Nothing further this way",
  rows: (count: string) => `${count} ${count === "1" ? "row" : "rows"}`,
  range: (column: string, low: string, lowName: string, high: string, highName: string) =>
    `${column}: lowest ${low}, ${lowName}; highest ${high}, ${highName}`,
  course: (from: string, first: string, to: string, last: string) => `from ${first} in ${from} to ${last} in ${to}`,
  missing: (count: string) => `${count} missing`,
  selectedRows: (count: string, all: string) => `The ${count} selected of ${all} rows`,
  sortBy: (column: string) => `Sort by ${column}`,
};

type ReadingMessages = typeof en;

const ko: ReadingMessages = {
  place: (at, all) => `${all}개 중 ${at}번째`,
  selected: "선택됨",
  end: "그쪽에는 더 없습니다",
  rows: (count) => `${count}행`,
  range: (column, low, lowName, high, highName) =>
    `${column}: 가장 낮은 값 ${low}, ${lowName}; 가장 높은 값 ${high}, ${highName}`,
  course: (from, first, to, last) => `${from} ${first}에서 ${to} ${last}까지`,
  missing: (count) => `${count}개 자료 없음`,
  selectedRows: (count, all) => `${all}행 중 선택한 ${count}행`,
  sortBy: (column) => `${column} 기준으로 정렬`,
};

const MESSAGES: Readonly<Record<Language, ReadingMessages>> = { en, ko };

export function readingMessages(language: Language): ReadingMessages {
  return MESSAGES[language];
}
