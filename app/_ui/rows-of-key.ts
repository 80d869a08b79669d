import type { FigureTable } from "#lib/notebook/analysis.ts";

/** What is known of a mark beside its key: how the analysis calls it, and the keys of all marks in the order drawn. */
interface Marks {
  readonly heading?: string | undefined;
  readonly drawn: readonly string[];
}

/**
 * The rows of a figure's table that stand for a mark: those with its key or its name in a cell, else, where there are as many
 * marks as rows, the one in its place. None where it cannot be told.
 */
export function rowsOfKey({ rows }: FigureTable, key: string, { heading, drawn }: Marks): number[] {
  const holding = (is: (cell: string) => boolean) =>
    rows.flatMap((row, i) => (row.some((cell) => typeof cell === "string" && is(cell)) ? [i] : []));
  const byKey = holding((cell) => cell === key);
  if (byKey.length > 0) return byKey;
  // A heading may say more than the name: "Jeju-si, Jeju".
  const byName = holding((cell) => heading === cell || (cell !== "" && heading?.startsWith(`${cell}, `) === true));
  if (byName.length > 0) return byName;
  const at = drawn.indexOf(key);
  return at !== -1 && drawn.length === rows.length ? [at] : [];
}
