import type { Language } from "#lib/notebook/language.ts";
import { translator } from "#lib/notebook/translator.ts";
import { KO_ALARMS } from "./ko-alarms.ts";
import { KO_DEVICES } from "./ko-devices.ts";
import { KO_GENERAL } from "./ko-general.ts";
import { KO_NOTIFY } from "./ko-notify.ts";
import { KO_SOLVE } from "./ko-solve.ts";

/** The sentence in Korean; undefined where none is known. */
export const translated = translator([...KO_GENERAL, ...KO_DEVICES, ...KO_ALARMS, ...KO_NOTIFY, ...KO_SOLVE]);

/**
 * What Wattbook said of a request, in the reader's language. Routes, logs and commands speak English; pages say the same to
 * Korean readers. A sentence without a translation, as of DuckDB, stays and is said to be the server's.
 */
export function refusalIn(sentence: string, language: Language): string {
  if (language === "en" || sentence === "") return sentence;
  return translated(sentence) ?? `서버의 답변(영어): ${sentence}`;
}
