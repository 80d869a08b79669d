import type { Analysis } from "./analysis.ts";
import type { InputValue } from "./input.ts";
import { mergedSources } from "./merged-sources.ts";
import type { PartLine, SourceLine } from "./page-content.ts";

/** The sources of what an analysis shows with some inputs: not those of another part of a dataset than they choose. */
export function shownSources(
  lines: readonly PartLine[],
  { parts = {} }: Pick<Analysis, "parts">,
  inputs: Readonly<Record<string, InputValue>>,
): SourceLine[] {
  const chosen = Object.entries(parts).map(([column, partOf]) => [column, partOf(inputs as never)] as const);
  return mergedSources(
    lines.filter(({ part }) => chosen.every(([column, value]) => part[column] === undefined || part[column] === value)),
  );
}
