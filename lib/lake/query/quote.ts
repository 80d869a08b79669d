/** A name as SQL quotes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL quotes it. For paths and names of ours; what a reader gives is bound as a parameter. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
