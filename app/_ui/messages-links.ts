import type { Language } from "#lib/notebook/language.ts";

const en = {
  pinned: "pinned",
  pinStrip: (date: string) => `Pinned ${date}: code, inputs and data as they were then.`,
  codeChanged: "The analysis has other code now; this page still shows what its code made then.",
  analysisGone: "The analysis is no longer there, so its inputs cannot be changed.",
  openLive: "Open the live page",
  leftPin:
    "You changed an input, so this is no longer the pinned page: it is computed by today's code from the pinned snapshot.",
  backToPin: "Back to the pin",
  links: "Links",
  linksOf: "Links to this view",
  live: "Live",
  liveMeaning: "The inputs only: whoever opens it sees the newest data.",
  asOf: "As of",
  asOfMeaning:
    "Every input, relative times made absolute, and the snapshot: the same rows, computed by the code of the day.",
  pinnedMeaning: "Code, inputs and data: the same figures for ever, and what has changed since.",
  copy: "Copy",
  copied: "Copied",
  copyPinned: "Copy pinned link",
  copyFailed: "The link could not be copied: select it and copy it by hand.",
  pinFailed: "The pin could not be made.",
  makePin: "Make the pin",
  close: "Close",
};

type LinkMessages = typeof en;

const ko: LinkMessages = {
  pinned: "고정",
  pinStrip: (date) => `${date}에 고정: 그때의 코드, 입력, 자료 그대로입니다.`,
  codeChanged: "지금은 분석의 코드가 다르지만, 이 페이지는 그때의 코드가 만든 것을 그대로 보여 줍니다.",
  analysisGone: "분석이 더는 없어 입력을 바꿀 수 없습니다.",
  openLive: "최신 페이지 열기",
  leftPin:
    "입력을 바꾸어 고정된 페이지에서 나왔습니다. 지금 보시는 것은 오늘의 코드로 고정된 스냅샷에서 계산한 것입니다.",
  backToPin: "고정된 페이지로 돌아가기",
  links: "링크",
  linksOf: "이 화면의 링크",
  live: "최신",
  liveMeaning: "입력만 담습니다. 여는 사람은 가장 새로운 자료를 봅니다.",
  asOf: "시점 고정",
  asOfMeaning: "모든 입력과 스냅샷을 담고, 상대적인 기간은 절대 기간으로 바꿉니다. 같은 행을 그날의 코드로 계산합니다.",
  pinnedMeaning: "코드, 입력, 자료를 모두 담습니다. 그림이 영원히 같고, 그 뒤에 바뀐 것을 알려 줍니다.",
  copy: "복사",
  copied: "복사했습니다",
  copyPinned: "고정 링크 복사",
  copyFailed: "링크를 복사하지 못했습니다. 직접 선택해 복사해 주세요.",
  pinFailed: "고정하지 못했습니다.",
  makePin: "고정하기",
  close: "닫기",
};

const MESSAGES: Readonly<Record<Language, LinkMessages>> = { en, ko };

export function linkMessages(language: Language): LinkMessages {
  return MESSAGES[language];
}
