/** A value longer than this is a sentence, not a figure. */
const LONGEST_FIGURE = 60;

/** How a value is dressed: a figure stands out, a sentence reads on as the prose does. */
export function valueClass(text: string): string {
  return text.length > LONGEST_FIGURE ? "value value-words" : "value";
}
