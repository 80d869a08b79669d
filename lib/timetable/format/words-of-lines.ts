import { UserError } from "#lib/core/user-error.ts";

/** A place in a text file. */
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  /** Of the first character, counted from 1; of a table, its column's name. */
  readonly column?: number | string;
}

/** A word of a text file, or a cell of a table, and where it stands. */
export interface Word extends Place {
  readonly text: string;
  readonly column: number | string;
}

/** A line that is not blank. */
export interface Line {
  readonly words: readonly Word[];
  /** The line without blanks at its ends. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Splits a text into lines and words at any line ends and blanks, without a byte order mark and blank lines.
 *
 * @param text Content of a file.
 * @returns Its lines, each with a word or more.
 */
export function wordsOfLines(text: string): Line[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return lines.flatMap((content, index) => {
    const words = [...content.matchAll(/\S+/g)].map((match) => ({
      text: match[0],
      line: index + 1,
      column: match.index + 1,
    }));
    return words.length > 0 ? [{ words, text: content.trim(), line: index + 1 }] : [];
  });
}

/**
 * The error for a file that cannot be taken.
 *
 * @param file Its name.
 * @param at Where the fault is: a word, a line, or null where it is the file as a whole.
 * @param why What is wrong and how to mend it, following "as".
 * @returns An error of one line with file, line and column.
 */
export function unreadable(file: string, at: Place | null, why: string): UserError {
  const place = at === null ? "" : ` (line ${at.line}${at.column === undefined ? "" : `, column ${at.column}`})`;
  return new UserError(`Cannot read ${file}${place} as ${why}`);
}

/**
 * What was found, for an error's one line.
 *
 * @param text Any text of a file.
 * @returns The text in quotes, without control characters, cut where it is long.
 */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/**
 * A whole number of a file.
 *
 * @param file Its name.
 * @param word Where the number stands.
 * @param what What it counts, for the error.
 * @param least The smallest that can be. [1]
 * @param greatest The greatest that can be. [1]
 * @returns The number.
 * @throws {UserError} If the word is no whole number within the bounds.
 */
export function wholeNumber(file: string, word: Word, what: string, least = 0, greatest: number = 1_000_000): number {
  const number = /^[+-]?\d{1,15}$/.test(word.text) ? Number(word.text) : Number.NaN;
  if (number >= least && number <= greatest) return number;
  throw unreadable(
    file,
    word,
    `${what} must be a whole number from ${least} to ${greatest}: found ${quoted(word.text)}`,
  );
}
