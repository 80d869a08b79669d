import type { Language } from "#lib/notebook/language.ts";

const en = {
  sheet: "Keys and gestures",
  page: "On every page",
  figure: "In a figure",
  gestures: "With the pointer",
  singleKeys: "Single letters are shortcuts",
  close: "Close",
  palette: "Command palette",
  paletteHint: "Search analyses, inputs and commands",
  searchHint: "Search analyses and inputs",
  nothing: "Nothing found",
  analysis: "Analysis",
  command: "Command",
  device: "Device",
  copyPinned: "Copy pinned link",
  links: "Links to this view",
  theme: "Light or dark",
  otherLanguage: "한국어로 보기",
  print: "Print",
  openFigure: "Open an exported figure…",
  keys: "Keys and gestures",
  explore: "Explore with SQL",
  home: "Front page",
};

type KeyMessages = typeof en;

const ko: KeyMessages = {
  sheet: "키와 동작",
  page: "모든 페이지",
  figure: "그림 안에서",
  gestures: "포인터로",
  singleKeys: "글자 하나로 된 단축키 사용",
  close: "닫기",
  palette: "명령 팔레트",
  paletteHint: "분석, 입력, 명령 검색",
  searchHint: "분석과 입력 검색",
  nothing: "찾은 것이 없습니다",
  analysis: "분석",
  command: "명령",
  device: "장치",
  copyPinned: "고정 링크 복사",
  links: "이 화면의 링크",
  theme: "밝은 화면과 어두운 화면 전환",
  otherLanguage: "View in English",
  print: "인쇄",
  openFigure: "내보낸 그림 열기…",
  keys: "키와 동작",
  explore: "SQL로 탐색",
  home: "첫 페이지",
};

const MESSAGES: Readonly<Record<Language, KeyMessages>> = { en, ko };

export function keyMessages(language: Language): KeyMessages {
  return MESSAGES[language];
}
