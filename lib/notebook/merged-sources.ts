import type { SourceLine } from "./page-content.ts";

/** One line for what several datasets have from one source, from the earliest to the latest of them. */
export function mergedSources(lines: readonly SourceLine[]): SourceLine[] {
  const alike = Map.groupBy(lines, ({ source, quality, published, published_stated }) =>
    JSON.stringify([source, quality, published, published_stated]),
  );
  return [...alike.values()].flatMap((same) => {
    const dates = same.flatMap(({ first, last }) => [first, last]).sort();
    return same
      .slice(0, 1)
      .map((line) => ({ ...line, first: dates[0] ?? line.first, last: dates.at(-1) ?? line.last }));
  });
}
