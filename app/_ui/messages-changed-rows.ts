import type { Language } from "#lib/notebook/language.ts";

const en = {
  added: "Rows added",
  removed: "Rows removed",
  rows: (count: string, rows: number) => `${count} ${rows === 1 ? "row" : "rows"}`,
  span: (first: string, last: string) => `${first} to ${last}`,
  moreRows: (count: string, rows: number) => `and ${count} more ${rows === 1 ? "row" : "rows"}`,
  showMore: (count: string) => `Show ${count} more`,
  fewer: "Show fewer",
  allAsCsv: (count: string) => `All restated cells (${count}) as CSV`,
  firstAsCsv: (count: string) => `The first ${count} restated cells as CSV`,
};

type ChangedRowsMessages = typeof en;

const ko: ChangedRowsMessages = {
  added: "추가된 행",
  removed: "삭제된 행",
  rows: (count) => `${count}행`,
  span: (first, last) => `${first} ~ ${last}`,
  moreRows: (count) => `그 밖에 ${count}행`,
  showMore: (count) => `${count}개 더 보기`,
  fewer: "줄여 보기",
  allAsCsv: (count) => `수정된 값 전체(${count}개) CSV`,
  firstAsCsv: (count) => `수정된 값 중 처음 ${count}개 CSV`,
};

const MESSAGES: Readonly<Record<Language, ChangedRowsMessages>> = { en, ko };

/** Words about restated cells and about rows that came and went, in a language. */
export function changedRowsMessages(language: Language): ChangedRowsMessages {
  return MESSAGES[language];
}
