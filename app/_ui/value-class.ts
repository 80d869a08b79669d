/** A number and its unit stay on one line; a value of many words may be broken. */
export function valueClass(text: string): string {
  return text.length <= 16 ? "value is-short" : "value";
}
