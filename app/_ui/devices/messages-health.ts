import type { Language } from "#lib/notebook/language.ts";

const en = { parted: "off its twin" };

export type HealthMessages = typeof en;

const ko: HealthMessages = { parted: "트윈과 다름" };

const MESSAGES: Readonly<Record<Language, HealthMessages>> = { en, ko };

export function healthMessages(language: Language): HealthMessages {
  return MESSAGES[language];
}
