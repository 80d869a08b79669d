import type { Language } from "#lib/notebook/language.ts";

/** What the names in URLs that every analysis shares are called. */
export const VIEW_NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { f: "the filters", tr: "the time range" },
  ko: { f: "필터", tr: "기간" },
};
