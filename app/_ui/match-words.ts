/** A word that is found inside others costs less than one that is found letter by letter. */
const COST = { start: 0, inside: 1, letters: 4 } as const;

/** Shorter words are found letter by letter nearly everywhere. */
const LEAST_LETTERS = 3;

/**
 * How well what was typed finds some words: 0 best, undefined not at all. Each typed word must be found, in any order: at the
 * start of a word, inside one, or its letters in order within one word that starts with the first of them.
 */
export function matchCost(typed: string, words: string): number | undefined {
  const wanted = wordsOf(typed);
  const offered = wordsOf(words);
  let cost = 0;
  for (const word of wanted) {
    const best = Math.min(...offered.map((each) => wordCost(word, each)));
    if (!Number.isFinite(best)) return undefined;
    cost += best;
  }
  return cost;
}

function wordCost(wanted: string, word: string): number {
  const at = word.indexOf(wanted);
  if (at === 0) return COST.start;
  if (at > 0) return COST.inside;
  return wanted.length >= LEAST_LETTERS && hasLetters(wanted, word) ? COST.letters : Number.POSITIVE_INFINITY;
}

function hasLetters(wanted: string, word: string): boolean {
  if (wanted[0] !== word[0]) return false;
  let from = 0;
  for (const letter of wanted) {
    from = word.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s,:;()·]+/)
    .filter(Boolean);
}
