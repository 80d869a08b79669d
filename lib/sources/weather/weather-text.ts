import { UserError } from "#lib/core/user-error.ts";

const FOREIGN: readonly [start: string, what: string, mend: string][] = [
  ["PK", "a ZIP archive or an Excel file", "unpack it, or save its sheet as CSV"],
  ["\xd0\xcf\x11\xe0", "an Excel file of the old kind", "save its sheet as CSV"],
  ["\x1f\x8b", "gzip", "unpack it"],
  ["%PDF", "a PDF", "give the data as CSV or EPW"],
  ["PAR1", "Parquet", "give the data as CSV or EPW"],
  ["\xff\xfe", "UTF-16", "save it as CSV UTF-8"],
  ["\xfe\xff", "UTF-16", "save it as CSV UTF-8"],
];
/** The columns of KMA's station and time, in CP949 as well. */
const KOREAN = /지점|일시/;
/** Bytes beyond ASCII that come in pairs of one syllable each, as hardly any Western name has them. */
const HANGUL_BYTES = /^(?:[^\x80-\xff]|[\xb0-\xc8][\xa1-\xfe])*[\xb0-\xc8]?$/;

/**
 * Text of a weather file: UTF-8, or else CP949 where it is KMA's or has syllables of Hangul, or else Western European, as names of places are in old files.
 *
 * @throws {UserError} If it is empty or no text: says what it is.
 */
export function weatherText(bytes: Uint8Array, file: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const foreign = FOREIGN.find(([mark]) => start.startsWith(mark));
  if (foreign) throw new UserError(`Cannot read ${file} as it is ${foreign[1]}: ${foreign[2]}`);
  if (/^\s*<(!doctype|html|\?xml)/i.test(start.replace("\xef\xbb\xbf", ""))) {
    throw new UserError(`Cannot read ${file} as it is a web page or XML, not weather: fetch the file itself`);
  }
  const text = decode(bytes);
  if (text.trim() === "") throw new UserError(`Cannot read ${file} as it is empty`);
  if (text.includes("\0")) throw new UserError(`Cannot read ${file} as it is no text: give a CSV, EPW or TM2 file`);
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const korean = new TextDecoder("euc-kr").decode(bytes);
    const isKorean =
      KOREAN.test(korean.slice(0, 500)) || HANGUL_BYTES.test(String.fromCharCode(...bytes.subarray(0, 4000)));
    return isKorean ? korean : new TextDecoder("windows-1252").decode(bytes);
  }
}
