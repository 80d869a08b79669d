/** Up to this long a value is a number with its unit, which stay on one line; beyond the other it is a sentence. */
const LONGEST_NUMBER = 16;
const LONGEST_FIGURE = 60;

/** How a value is dressed: a figure stands out, a sentence reads on as the prose does. */
export function valueClass(text: string): string {
  if (text.length <= LONGEST_NUMBER) return "value value-short";
  return text.length > LONGEST_FIGURE ? "value value-words" : "value";
}
