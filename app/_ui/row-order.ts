import type { FigureTable } from "#lib/notebook/analysis.ts";

/** The column that a table's rows are sorted by, and which way. */
export interface SortedBy {
  readonly column: number;
  readonly isRising: boolean;
}

/** What a press on a column's heading asks for next: numbers the largest first, texts from the first letter, then the other way, then as they were. */
export function nextSort({ rows }: FigureTable, column: number, sorted: SortedBy | undefined): SortedBy | undefined {
  const firstRising = !rows.some((row) => typeof row[column] === "number");
  if (sorted?.column !== column) return { column, isRising: firstRising };
  return sorted.isRising === firstRising ? { column, isRising: !firstRising } : undefined;
}

/** The indices of a table's rows in the order asked for; what is missing comes last either way. */
export function rowOrder({ rows }: FigureTable, sorted: SortedBy | undefined, language: string): number[] {
  const indices = rows.map((_, i) => i);
  if (!sorted) return indices;
  const letters = new Intl.Collator(language, { numeric: true });
  const sign = sorted.isRising ? 1 : -1;
  const cell = (row: number) => rows[row]?.[sorted.column] ?? null;
  return indices.sort((a, b) => {
    const [first, second] = [cell(a), cell(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null) || a - b;
    const order =
      typeof first === "number" && typeof second === "number"
        ? first - second
        : letters.compare(String(first), String(second));
    return sign * order || a - b;
  });
}
