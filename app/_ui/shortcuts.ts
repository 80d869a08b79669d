import type { Text } from "#lib/notebook/language.ts";

/** A key or gesture, and what it does: the sheet lists them all, and the handlers take their keys from here. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: Text;
}

export const PAGE_KEYS = {
  help: { keys: ["?"], does: { en: "This sheet", ko: "이 도움말" } },
  palette: { keys: ["Ctrl/Cmd", "K"], does: { en: "Command palette", ko: "명령 팔레트" } },
  search: { keys: ["/"], does: { en: "Search analyses and inputs", ko: "분석과 입력 검색" } },
  pinned: { keys: ["y"], does: { en: "Copy the pinned link", ko: "고정 링크 복사" } },
  present: { keys: ["p"], does: { en: "Present as slides", ko: "슬라이드로 발표" } },
} as const satisfies Readonly<Record<string, Shortcut>>;

export const ALARM_KEYS = {
  next: { keys: ["j"], does: { en: "Next alarm", ko: "다음 경보" } },
  before: { keys: ["k"], does: { en: "Alarm before", ko: "이전 경보" } },
  open: { keys: ["Enter"], does: { en: "Open the alarm", ko: "경보 열기" } },
  select: { keys: ["x"], does: { en: "Select it, or unselect it", ko: "선택, 선택 해제" } },
  acknowledge: { keys: ["a"], does: { en: "Acknowledge", ko: "확인" } },
  confirm: { keys: ["c"], does: { en: "Confirm that it is mended", ko: "조치 완료" } },
  shelve: { keys: ["s"], does: { en: "Shelve, or unshelve", ko: "보류, 보류 해제" } },
  comment: { keys: ["m"], does: { en: "Comment", ko: "의견 남기기" } },
} as const satisfies Readonly<Record<string, Shortcut>>;

export const FIGURE_KEYS: readonly Shortcut[] = [
  { keys: ["←", "→", "↑", "↓"], does: { en: "Read the figure's points one by one", ko: "그림의 점을 하나씩 읽기" } },
  { keys: ["PgUp", "PgDn"], does: { en: "The point drawn before, after", ko: "그려진 순서로 앞, 뒤의 점" } },
  { keys: ["Home", "End"], does: { en: "First, last point", ko: "첫 점, 마지막 점" } },
  { keys: ["Enter"], does: { en: "Choose the point at hand", ko: "지금의 점 선택" } },
  { keys: ["Space"], does: { en: "Select the point, or unselect it", ko: "점을 골라 담기, 빼기" } },
  { keys: ["Shift", "←", "→", "↑", "↓"], does: { en: "Select on the way", ko: "지나가며 골라 담기" } },
  { keys: ["d"], does: { en: "Describe: extremes and course", ko: "설명 듣기: 가장 낮고 높은 값과 흐름" } },
  { keys: ["t"], does: { en: "The figure's table, and back", ko: "그림의 표, 다시 그림" } },
  { keys: ["+", "-", "0"], does: { en: "Zoom in, out, back", ko: "확대, 축소, 처음으로" } },
  { keys: ["Esc"], does: { en: "Undo zoom and selection; close", ko: "확대와 선택 해제, 닫기" } },
];

export const GESTURES: readonly Shortcut[] = [
  { keys: [], does: { en: "Drag over points: select them in every figure", ko: "점 위로 끌기: 모든 그림에서 선택" } },
  { keys: ["Shift"], does: { en: "Drag: zoom into the rectangle", ko: "끌기: 사각형으로 확대" } },
  {
    keys: ["Ctrl"],
    does: { en: "Wheel, or two fingers: zoom in and out", ko: "휠 또는 두 손가락: 확대와 축소" },
  },
  { keys: [], does: { en: "Double-click: back to the whole", ko: "두 번 누르기: 전체로 돌아가기" } },
  { keys: [], does: { en: "Click in a legend: show that alone", ko: "범례 누르기: 그것만 보기" } },
  { keys: [], does: { en: "Drop an exported figure: open its view", ko: "내보낸 그림 놓기: 그 화면 열기" } },
];
