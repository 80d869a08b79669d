/** The name of an exported file: what, period where there is one, and the snapshot; letters that any file system takes. */
export function exportName(parts: readonly (string | undefined)[], snapshot: string, extension: string): string {
  const words = [...parts, snapshot.slice(0, 8)].filter((part) => part !== undefined && part !== "");
  return `${words.map((word) => String(word).replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")).join("-")}.${extension}`;
}
