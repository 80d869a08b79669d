import { quoted, unreadable, type Word, wholeNumber } from "./words-of-lines.ts";

const DAYS = [
  ["mon", "월"],
  ["tue", "화"],
  ["wed", "수"],
  ["thu", "목"],
  ["fri", "금"],
  ["sat", "토"],
  ["sun", "일"],
] as const;

/**
 * A day of the week.
 *
 * @param file Name of the file.
 * @param word `0` for Monday to `6`, or its name: Mon, Monday, 월, 월요일.
 * @param days Days a week, from Monday on. [d]
 * @returns Its number, from 0.
 * @throws {UserError} If it is none of the week's days.
 */
export function dayNumber(file: string, word: Word, days: number): number {
  const text = word.text.toLowerCase();
  const named = DAYS.findIndex(
    ([en, ko]) => text === en || text === `${en}.` || text === ko || text === `${ko}요일` || isLongName(en, text),
  );
  if (named < 0 && !/^[+-]?\d+$/.test(text)) {
    throw unreadable(
      file,
      word,
      `a day is a number from 0 for Monday to ${days - 1}, or its name, as Mon, Monday, 월 or 월요일: found ${quoted(word.text)}`,
    );
  }
  if (named < 0) return wholeNumber(file, word, "a day, counted from 0 for Monday,", 0, days - 1);
  if (named < days) return named;
  throw unreadable(
    file,
    word,
    `the week has ${days} ${days === 1 ? "day" : "days"} from Monday on: found ${quoted(word.text)}`,
  );
}

function isLongName(short: string, text: string): boolean {
  return text.startsWith(short) && /^(mon|tues|wednes|thurs|fri|satur|sun)day$/.test(text);
}

/**
 * A yes or no.
 *
 * @param file Name of the file.
 * @param word `1`, `true`, `yes` or `0`, `false`, `no`; blank is no.
 * @returns True for yes.
 * @throws {UserError} If it is neither.
 */
export function truth(file: string, word: Word): boolean {
  const text = word.text.toLowerCase();
  if (["1", "true", "yes"].includes(text)) return true;
  if (["", "0", "false", "no"].includes(text)) return false;
  throw unreadable(file, word, `it must be 1 or 0: found ${quoted(word.text)}`);
}

/**
 * Names with semicolons between, as rooms that do not suit or equipment.
 *
 * @param word The cell; blank is none.
 * @returns Each name once, in order.
 */
export function listOf(word: Word): string[] {
  const names = word.text.split(";").map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/**
 * A share.
 *
 * @param file Name of the file.
 * @param word A number from 0 to 1; blank is 0.
 * @returns The share. [1]
 * @throws {UserError} If it is none.
 */
export function shareOf(file: string, word: Word): number {
  const share = /^(0|1|0?\.\d+|[01]\.\d+|)$/.test(word.text) ? Number(word.text) : Number.NaN;
  if (share <= 1) return share;
  throw unreadable(file, word, `a share is a number from 0 to 1: found ${quoted(word.text)}`);
}
