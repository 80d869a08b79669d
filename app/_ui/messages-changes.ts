import type { Language } from "#lib/notebook/language.ts";

const en = {
  since: "Since then",
  looking: "Looking for what has changed since…",
  nothing: "Nothing has changed since: the same data, the same code.",
  failed: "What has changed since could not be computed.",
  busy: "Too many queries run or wait already, so what this pin would show now is not told: open it again in a moment.",
  refused: (detail: string) => `What this pin would show now cannot be computed. ${detail}`,
  restated: (cells: string) => `${cells} cells restated`,
  restatedOne: "1 cell restated",
  added: (rows: string) => `${rows} rows added`,
  removed: (rows: string) => `${rows} rows removed`,
  redescribed: (rows: string) => `${rows} rows with another source or publication date only`,
  derived: "computed anew",
  codeSame: "code unchanged",
  codeChanged: (files: string) => `code changed in ${files} files`,
  headline: "Headline",
  numbers: "Numbers of the page",
  cells: "Restated cells",
  more: (count: string) => `and ${count} more`,
  files: "Changed code",
  lost: (names: string) => `These inputs no longer have the pinned value, so “now” has their defaults: ${names}.`,
  was: "then",
  is: "now",
  pinned: "Then",
  now: "Now",
  both: "Both",
  view: "Then and now",
  overlayNote: "Dashed outlines: as pinned.",
  markedOne: "1 mark differs; it is outlined.",
  markedNote: (marks: string) => `${marks} marks differ; they are outlined.`,
  cannotOverlay:
    "Today's code cannot draw the pinned rows, or there is nothing to draw now: only one of the two is shown.",
  codeNote: "Both are drawn by today's code, which is not the pinned one.",
};

type ChangeMessages = typeof en;

const ko: ChangeMessages = {
  since: "그 뒤에",
  looking: "그 뒤에 바뀐 것을 찾는 중입니다…",
  nothing: "그 뒤에 바뀐 것이 없습니다. 자료도 코드도 같습니다.",
  failed: "그 뒤에 바뀐 것을 계산하지 못했습니다.",
  busy: "이미 너무 많은 질의가 실행 중이거나 기다리고 있어 지금의 모습을 알려 드리지 못합니다. 잠시 뒤에 다시 열어 주세요.",
  refused: (detail) => `지금의 모습을 계산할 수 없습니다. ${detail}`,
  restated: (cells) => `${cells}개 값 수정`,
  restatedOne: "1개 값 수정",
  added: (rows) => `${rows}행 추가`,
  removed: (rows) => `${rows}행 삭제`,
  redescribed: (rows) => `${rows}행은 출처나 공표일만 변경`,
  derived: "다시 계산됨",
  codeSame: "코드 변경 없음",
  codeChanged: (files) => `코드 ${files}개 파일 변경`,
  headline: "요지",
  numbers: "본문의 숫자",
  cells: "수정된 값",
  more: (count) => `그 밖에 ${count}개`,
  files: "바뀐 코드",
  lost: (names) => `다음 입력은 고정된 값을 더는 쓸 수 없어 ‘지금’은 기본값입니다: ${names}.`,
  was: "그때",
  is: "지금",
  pinned: "그때",
  now: "지금",
  both: "겹쳐 보기",
  view: "그때와 지금",
  overlayNote: "점선 윤곽은 고정된 때의 모습입니다.",
  markedOne: "다른 표시 1개에 윤곽을 둘렀습니다.",
  markedNote: (marks) => `다른 표시 ${marks}개에 윤곽을 둘렀습니다.`,
  cannotOverlay: "오늘의 코드로 고정된 행을 그릴 수 없거나 지금 그릴 것이 없어 하나만 보여 줍니다.",
  codeNote: "둘 다 오늘의 코드로 그렸으며, 고정된 코드와 다릅니다.",
};

const MESSAGES: Readonly<Record<Language, ChangeMessages>> = { en, ko };

export function changeMessages(language: Language): ChangeMessages {
  return MESSAGES[language];
}
