import type { Language } from "#lib/notebook/language.ts";
import type { Ink } from "#lib/notebook/quality.ts";

const en = {
  quality: "Quality of what is shown",
  missing: (count: string, all: string) => `${count} of ${all} missing`,
  partial: (count: string) => `${count} with a part missing`,
  share: (share: string, ink: Ink) => `includes ${share} ${ink}`,
  allSynthetic: "all synthetic",
  someSynthetic: "some synthetic",
};

type QualityMessages = typeof en;

const INK: Readonly<Record<Ink, string>> = { estimated: "추정", forecast: "예측", synthetic: "합성" };

const ko: QualityMessages = {
  quality: "표시된 값의 품질",
  missing: (count, all) => `${all}개 중 ${count}개 자료 없음`,
  partial: (count) => `${count}개는 일부 자료 없음`,
  share: (share, ink) => `${INK[ink]} ${share} 포함`,
  allSynthetic: "모두 합성",
  someSynthetic: "일부 합성",
};

const MESSAGES: Readonly<Record<Language, QualityMessages>> = { en, ko };

export function qualityMessages(language: Language): QualityMessages {
  return MESSAGES[language];
}
