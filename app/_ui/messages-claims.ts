import type { Language } from "#lib/notebook/language.ts";

const en = {
  broken: "not supported by the data shown",
  unknown: "cannot be judged: data missing",
  holds: "The data shown support this:",
  about: (text: string) => `What this rests on: ${text}`,
  catalogue: (count: number) =>
    count === 1
      ? "The data no longer support one of its statements."
      : `The data no longer support ${count} of its statements.`,
};

type ClaimMessages = typeof en;

const ko: ClaimMessages = {
  broken: "표시된 자료로는 뒷받침되지 않음",
  unknown: "자료가 없어 판단할 수 없음",
  holds: "표시된 자료가 뒷받침합니다.",
  about: (text) => `근거: ${text}`,
  catalogue: (count) => `본문의 주장 ${count}건이 더는 자료로 뒷받침되지 않습니다.`,
};

const MESSAGES: Readonly<Record<Language, ClaimMessages>> = { en, ko };

export function claimMessages(language: Language): ClaimMessages {
  return MESSAGES[language];
}

/** What marks a claim that the data do not bear out; undefined for one that they do. */
export function claimMark(holds: boolean | null, language: Language): string | undefined {
  const say = claimMessages(language);
  return holds ? undefined : holds === null ? say.unknown : say.broken;
}
