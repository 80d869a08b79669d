import type { FigureTable } from "./analysis.ts";

/** How much of what a figure shows is not simply measured; kinds that do not occur are left out. */
export interface Quality {
  /** Rows of its table. */
  readonly rows: number;
  /** Of these, those without the value that the figure shows. */
  readonly missing?: number;
  /** Of these, sums of which a part is missing. */
  readonly partial?: number;
  /** Share of the total, 0 to 1, that is estimated, forecast or synthetic: by value where the rows hold energy, else by count. */
  readonly shares?: Readonly<Partial<Record<Ink, number>>>;
}

/** The kinds that quality ink tells from measured. */
export type Ink = "estimated" | "forecast" | "synthetic";

const INKS: readonly Ink[] = ["estimated", "forecast", "synthetic"];

/** Columns that can be summed to a total end in their unit. */
const SUMMED = /_(?:kwh|mwh|kw|mw|krw|kg|m3)$/;

type Row = Readonly<Record<string, unknown>>;

/** Counts what quality ink marks in a figure: in its table, and in the rows of its first query where they state it. */
export function figureQuality(table: FigureTable, rows: readonly Row[]): Quality | undefined {
  const column = valueColumn(table);
  const missing = column === undefined ? 0 : table.rows.filter((row) => row[column] === null).length;
  const { partial, shares } = rowsQuality(rows);
  if (missing === 0 && partial === 0 && shares === undefined) return undefined;
  return {
    rows: table.rows.length,
    ...(missing > 0 ? { missing } : {}),
    ...(partial > 0 ? { partial } : {}),
    ...(shares ? { shares } : {}),
  };
}

/** What rows state themselves, by the rows: figures share them, and a slider that asks for none leaves them as they are. */
const known = new WeakMap<readonly Row[], { readonly partial: number; readonly shares: Quality["shares"] }>();

function rowsQuality(rows: readonly Row[]) {
  const kept = known.get(rows);
  if (kept) return kept;
  const partial = rows.filter(({ coverage }) => typeof coverage === "number" && coverage > 0 && coverage < 1).length;
  const counted = { partial, shares: qualityShares(rows) };
  known.set(rows, counted);
  return counted;
}

/**
 * The column whose values a figure shows: the one it names, else the first of numbers in which some are missing, else the
 * first of numbers that are no mere ranks.
 */
export function valueColumn({ value, columns, rows }: FigureTable): number | undefined {
  if (value !== undefined) return value;
  const cells = columns.map((_, i) => rows.map((row) => row[i]));
  const isNumbers = (column: (typeof cells)[number]) =>
    column.some((cell) => typeof cell === "number") &&
    column.every((cell) => cell === null || typeof cell === "number");
  const first = (wanted: (column: (typeof cells)[number]) => boolean) => {
    const at = cells.findIndex((column) => isNumbers(column) && wanted(column));
    return at === -1 ? undefined : at;
  };
  return first((column) => column.includes(null)) ?? first((column) => column.some((cell, i) => cell !== i + 1));
}

function qualityShares(rows: readonly Row[]): Quality["shares"] {
  if (!rows.some(({ quality }) => typeof quality === "string")) return undefined;
  const summed = Object.keys(rows[0] ?? {}).find((name) => SUMMED.test(name));
  const weight = (row: Row) => {
    if (summed === undefined) return 1;
    const value = row[summed];
    // What is missing adds nothing to a total; it is counted as missing.
    return typeof value === "number" && Number.isFinite(value) ? Math.abs(value) : 0;
  };
  const total = rows.reduce((sum, row) => sum + weight(row), 0);
  const shares = INKS.flatMap((ink) => {
    const part = rows.reduce((sum, row) => sum + (row.quality === ink ? weight(row) : 0), 0);
    return part > 0 ? [[ink, part / total] as const] : [];
  });
  return shares.length > 0 ? Object.fromEntries(shares) : undefined;
}
