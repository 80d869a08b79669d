import type { Language } from "#lib/notebook/language.ts";

const en = {
  menu: "Figure menu",
  copyLink: "Copy link",
  copyPng: "Copy as picture",
  table: "Table",
  figure: "Figure",
  sql: "SQL…",
  cite: "Cite…",
  files: "Figure and its numbers",
  rows: "All rows behind it",
  copied: "Copied",
  linkCopied: "Link to the pinned figure copied",
  failed: "That did not work: the server could not be reached, or refused. Try again.",
  working: "Pinning…",
  close: "Close",
  copy: "Copy",
  sqlOf: "SQL behind this figure",
  bound: "with",
  citeOf: "How to cite this figure",
  plain: "Plain",
  drop: "Drop an exported figure to open the view that it shows",
  foreign: "This file holds no figure exported from Wattbook: drop a PNG or SVG saved from a figure's menu.",
  isolate: (name: string) => `Show only ${name}`,
  isolateHint: "Click to show it alone",
  reading: "figure; arrow keys read its points",
  points: (count: string) => `${count} points`,
  selectedPoint: "selected",
  selected: (count: string, all: string) => `${count} of ${all} selected`,
  clearSelection: "Clear",
  zoomed: "Zoomed in: double-click or Escape to go back",
};

type FigureMessages = typeof en;

const ko: FigureMessages = {
  menu: "그림 메뉴",
  copyLink: "링크 복사",
  copyPng: "그림으로 복사",
  table: "표",
  figure: "그림",
  sql: "SQL…",
  cite: "인용…",
  files: "그림과 그 숫자",
  rows: "바탕이 된 모든 행",
  copied: "복사했습니다",
  linkCopied: "고정된 그림의 링크를 복사했습니다",
  failed: "실패했습니다. 서버에 연결할 수 없거나 서버가 거절했습니다. 다시 시도해 주세요.",
  working: "고정하는 중…",
  close: "닫기",
  copy: "복사",
  sqlOf: "이 그림의 SQL",
  bound: "입력값",
  citeOf: "이 그림을 인용하는 방법",
  plain: "본문",
  drop: "내보낸 그림을 놓으면 그 화면을 엽니다",
  foreign: "Wattbook에서 내보낸 그림이 아닙니다. 그림 메뉴에서 저장한 PNG나 SVG를 놓아 주세요.",
  isolate: (name) => `${name}만 보기`,
  isolateHint: "누르면 이것만 보여 줍니다",
  reading: "그림, 화살표 키로 점을 읽습니다",
  points: (count) => `점 ${count}개`,
  selectedPoint: "선택됨",
  selected: (count, all) => `${all}개 중 ${count}개 선택`,
  clearSelection: "지우기",
  zoomed: "확대됨: 두 번 누르거나 Esc로 돌아갑니다",
};

const MESSAGES: Readonly<Record<Language, FigureMessages>> = { en, ko };

export function figureMessages(language: Language): FigureMessages {
  return MESSAGES[language];
}
