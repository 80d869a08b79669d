/** Tells whether a text is one e-mail address and nothing else: no name, no list, no line break. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text) &&
    !text.includes("..")
  );
}
