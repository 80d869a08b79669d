import { type CsvRow, csvRows } from "./csv-rows.ts";
import { CSV_COLUMNS, type CsvSet, type CsvWeek } from "./csv-timetable.ts";
import { dayNumber } from "./csv-values.ts";
import { quoted, unreadable, type Word, wholeNumber } from "./words-of-lines.ts";

/** A set of CSV files, and the courses and rooms that its others may name. */
export interface Lookup {
  readonly set: CsvSet;
  readonly week: CsvWeek;
  readonly rooms: ReadonlyMap<string, number>;
  readonly courses: ReadonlyMap<string, number>;
  /** What each room is equipped with, in their order. */
  readonly equipment: readonly (readonly string[])[];
}

/**
 * The rows of a file of a set.
 *
 * @param set The files.
 * @param part Which of them.
 * @returns Its rows; none where the set has no such file.
 * @throws {UserError} If its header or a row cannot be taken, or there is no course or room at all.
 */
export function rowsOf(set: CsvSet, part: keyof CsvSet): CsvRow[] {
  const file = set[part];
  if (file === undefined) return [];
  const rows = csvRows(file, CSV_COLUMNS[part].needed, CSV_COLUMNS[part].optional);
  if (rows.length > 0 || (part !== "courses" && part !== "rooms")) return rows;
  throw unreadable(file.name, null, `it has a header and no ${part === "courses" ? "course" : "room"}: add one`);
}

/**
 * The things that a file's rows are, by their short names.
 *
 * @param file Name of the file.
 * @param rows Its rows.
 * @param column The column of the names.
 * @returns The row's number for each name.
 * @throws {UserError} If a name comes twice.
 */
export function indexOf(file: string, rows: readonly CsvRow[], column: string): Map<string, number> {
  const index = new Map<string, number>();
  for (const row of rows) claim(file, index, row(column), column);
  return index;
}

function claim(file: string, taken: Map<string, number>, word: Word, what: string): void {
  if (taken.has(word.text)) {
    throw unreadable(file, word, `the ${what} ${quoted(word.text)} is there already: rename or leave out one`);
  }
  taken.set(word.text, taken.size);
}

/**
 * The period that a row tells.
 *
 * @param look The week.
 * @param file Name of the file.
 * @param row A row with `day` and `slot`.
 * @returns `day * slots + slot`.
 * @throws {UserError} If the week has no such period.
 */
export function periodOf(look: Lookup, file: string, row: CsvRow): number {
  const { days, slots } = look.week;
  return (
    dayNumber(file, row("day"), days) * slots +
    wholeNumber(file, row("slot"), "a period of a day, counted from 0,", 0, slots - 1)
  );
}

/**
 * The course or room that a cell names.
 *
 * @param look What there is.
 * @param file Name of the cell's file.
 * @param word The cell.
 * @param part Which of the two it names.
 * @returns Its index.
 * @throws {UserError} If there is none of that name.
 */
export function known(look: Lookup, file: string, word: Word, part: "courses" | "rooms"): number {
  const index = look[part].get(word.text);
  if (index !== undefined) return index;
  throw unreadable(
    file,
    word,
    `there is no ${part.slice(0, -1)} ${quoted(word.text)}: add it to ${look.set[part].name}, or mend the name`,
  );
}
