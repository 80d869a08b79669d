import type { FigureTable } from "#lib/notebook/analysis.ts";
import type { Language } from "#lib/notebook/language.ts";
import { valueColumn } from "#lib/notebook/quality.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { readingMessages } from "./messages-reading.ts";

/** Rows named by month, day or time follow one another: their course is told, from the first to the last. */
const DATED = /^\d{4}(?:-\d{2}){0,2}(?:$|[ T])/;

interface Named {
  readonly name: string;
  readonly value: number;
}

/** A figure in words, from its alternative text and its table: how many rows, the least and the most with their names. */
export function figureSummary(alt: string, table: FigureTable | undefined, language: Language): string {
  if (!table) return alt;
  const say = readingMessages(language);
  const column = valueColumn(table);
  const parts = [alt.replace(/[.\s]+$/, ""), say.rows(formatNumber(table.rows.length, language, 9))];
  const named = column === undefined ? [] : namedValues(table, column);
  const text = (value: number) => formatNumber(value, language, 4);
  const [first, last] = [named[0], named.at(-1)];
  if (column !== undefined && first && last) {
    const low = named.reduce((least, each) => (each.value < least.value ? each : least));
    const high = named.reduce((most, each) => (each.value > most.value ? each : most));
    parts.push(say.range(table.columns[column] ?? "", text(low.value), low.name, text(high.value), high.name));
    if (named.length > 1 && named.every(({ name }) => DATED.test(name))) {
      parts.push(say.course(first.name, text(first.value), last.name, text(last.value)));
    }
    const missing = table.rows.length - named.length;
    if (missing > 0) parts.push(say.missing(formatNumber(missing, language, 9)));
  }
  return `${parts.join(". ")}.`;
}

function namedValues({ rows }: FigureTable, column: number): Named[] {
  return rows.flatMap((row) => {
    const value = row[column];
    const name = row.find((cell) => typeof cell === "string");
    return typeof value === "number" ? [{ name: String(name ?? row[0]), value }] : [];
  });
}
