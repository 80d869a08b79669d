import type { SourceLine } from "./page-content.ts";

/** One line for what several datasets have from one source, from the earliest to the latest of them; those that have a time first. */
export function mergedSources(lines: readonly SourceLine[]): SourceLine[] {
  const alike = Map.groupBy(lines, ({ source, quality, published, published_stated }) =>
    JSON.stringify([source, quality, published, published_stated]),
  );
  const merged = [...alike.values()].flatMap((same) => {
    const dates = same.flatMap(({ first, last }) => (first === null ? [] : [first, last])).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    const isDated = first !== undefined && last !== undefined;
    return same.slice(0, 1).map(({ source, quality, published, published_stated }) => {
      const line = { source, quality, published, published_stated };
      return isDated ? { ...line, first, last } : { ...line, first: null, last: null };
    });
  });
  return merged.toSorted((a, b) => Number(a.first === null) - Number(b.first === null));
}
