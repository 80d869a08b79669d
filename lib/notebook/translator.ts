/** A sentence with {} for what changes, and the same in another language: {} in the same order, or {1}, {2} in its own. */
export type Translation = readonly [sentence: string, translated: string];

/**
 * Says sentences in another language by a catalogue of them, as gettext does. What changes in a sentence is itself said in the
 * other language where the catalogue has it. Of several that fit, that of the most letters counts.
 *
 * @returns The sentence in the other language; undefined where the catalogue has none.
 */
export function translator(catalogue: readonly Translation[]): (sentence: string) => string | undefined {
  const entries = catalogue
    .map(([sentence, words]) => ({ pattern: patternOf(sentence), words, weight: sentence.replaceAll("{}", "").length }))
    .sort((a, b) => b.weight - a.weight);
  return function translated(sentence: string): string | undefined {
    for (const { pattern, words } of entries) {
      const found = pattern.exec(sentence);
      if (!found) continue;
      const parts = found.slice(1).map((part) => translated(part) ?? part);
      let next = 0;
      const part = (place: string) => parts[place === "" ? next++ : Number(place) - 1] ?? "";
      return withParticles(words.replace(/\{(\d?)\}/g, (_, place: string) => part(place)));
    }
    return undefined;
  };
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
