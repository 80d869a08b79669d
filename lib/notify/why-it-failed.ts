const LONGEST = 300;

/**
 * One line of why something could not be sent, for people to read: without line breaks, without the secrets that are named, and
 * without passwords in addresses.
 */
export function whyItFailed(error: unknown, secrets: readonly string[] = []): string {
  let text = error instanceof Error ? wordsOf(error) : String(error);
  // The longest first: one may be part of another.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    if (secret.length > 0) text = text.replaceAll(secret, "…");
  }
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, "$1…@")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, LONGEST);
}

/** An AggregateError, as of a name with two addresses that both refuse, has no words of its own. */
function wordsOf(error: Error): string {
  const first = error instanceof AggregateError ? error.errors[0] : undefined;
  return error.message || (first instanceof Error ? first.message : "") || error.name;
}
