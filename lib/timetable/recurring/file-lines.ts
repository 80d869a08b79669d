import { UserError } from "#lib/core/user-error.ts";

/** A line of words and numbers, read from left to right. */
export interface FileLine {
  /** Its first word. */
  readonly kind: string;
  /** The next word. */
  word(what: string): string;
  /** The next word as a number that is not negative. */
  number(what: string): number;
  /** The next word as a whole number that is not negative. */
  integer(what: string): number;
  /** Asserts that nothing follows. */
  end(): void;
  /** An error that names file and line. */
  fault(why: string): UserError;
}

/**
 * Splits a file of the IEEE-CIS challenge into lines; empty ones are left out.
 *
 * @param file What to call it in errors.
 * @param text The file.
 * @returns Its lines; reading what is not there throws a {@link UserError} with file and line.
 */
export function readFields(file: string, text: string): FileLine[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const words = line.trim().split(/\s+/);
    return words[0] ? [fileLine(file, index + 1, words)] : [];
  });
}

function fileLine(file: string, number: number, words: readonly string[]): FileLine {
  let next = 1;
  const fault = (why: string) => new UserError(`Cannot read ${file}, line ${number}: ${why}`);
  function word(what: string): string {
    const found = words[next];
    if (found === undefined) throw fault(`${what} is missing after «${words.join(" ")}»`);
    next += 1;
    return found;
  }
  function numeric(what: string, holds: (value: number) => boolean, kind: string): number {
    const found = word(what);
    const value = Number(found);
    if (!holds(value)) throw fault(`${what} must be ${kind}: it is ${found}`);
    return value;
  }
  return {
    kind: words[0]!,
    word,
    number: (what) => numeric(what, (value) => value >= 0, "a number that is not negative"),
    integer: (what) => numeric(what, (value) => Number.isInteger(value) && value >= 0, "a whole number from 0"),
    end() {
      if (next < words.length) throw fault(`«${words.slice(next).join(" ")}» is too much`);
    },
    fault,
  };
}
