import type { Language } from "#lib/notebook/language.ts";
import { KO_ALARMS } from "./ko-alarms.ts";
import { KO_DEVICES } from "./ko-devices.ts";
import { KO_GENERAL } from "./ko-general.ts";
import { KO_NOTIFY } from "./ko-notify.ts";
import { KO_SOLVE } from "./ko-solve.ts";

/** A sentence with {} for what changes, and the same in another language: {} in the same order, or {1}, {2} in its own. */
export type Translation = readonly [sentence: string, translated: string];

const KO = [...KO_GENERAL, ...KO_DEVICES, ...KO_ALARMS, ...KO_NOTIFY, ...KO_SOLVE]
  .map(([sentence, translated]) => ({ pattern: patternOf(sentence), translated, weight: wordsOf(sentence).length }))
  .sort((a, b) => b.weight - a.weight);

/**
 * What Wattbook said of a request, in the reader's language. Routes, logs and commands speak English; pages say the same to
 * Korean readers. A sentence without a translation, as of DuckDB, stays and is said to be the server's.
 */
export function refusalIn(sentence: string, language: Language): string {
  if (language === "en" || sentence === "") return sentence;
  return translated(sentence) ?? `서버의 답변(영어): ${sentence}`;
}

/** The sentence in Korean; undefined where none is known. */
export function translated(sentence: string): string | undefined {
  for (const { pattern, translated: words } of KO) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    const parts = found.slice(1).map((part) => translated(part) ?? part);
    let next = 0;
    const said = words.replace(
      /\{(\d?)\}/g,
      (_, place: string) => parts[place === "" ? next++ : Number(place) - 1] ?? "",
    );
    return withParticles(said);
  }
  return undefined;
}

function wordsOf(sentence: string): string {
  return sentence.replaceAll("{}", "");
}

function patternOf(sentence: string): RegExp {
  const literals = sentence.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join("(.+?)")}$`, "s");
}

/** Chooses the particle that a syllable asks for, by whether it ends in a consonant; after other letters both stay. */
function withParticles(said: string): string {
  return said.replace(
    /([가-힣])([”"]?)(을\(를\)|은\(는\)|이\(가\)|\(으\)로)/g,
    (_, before: string, quote: string, both: string) => {
      const end = (before.charCodeAt(0) - 0xac00) % 28;
      const [closed, open] = PARTICLES[both] as readonly [string, string];
      const isOpen = end === 0 || (both === "(으)로" && end === RIEUL);
      return `${before}${quote}${isOpen ? open : closed}`;
    },
  );
}

/** The final consonant ㄹ, after which 로 stands without 으. */
const RIEUL = 8;

const PARTICLES: Readonly<Record<string, readonly [closed: string, open: string]>> = {
  "을(를)": ["을", "를"],
  "은(는)": ["은", "는"],
  "이(가)": ["이", "가"],
  "(으)로": ["으로", "로"],
};
