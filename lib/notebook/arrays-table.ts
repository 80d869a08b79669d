import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { parseArrays } from "#lib/pv/array-text.ts";
import { arrayWords } from "./array-words.ts";
import type { Language } from "./language.ts";

/** A text of arrays as a table to be read. */
export function arraysTable(text: string, language: Language): { columns: string[]; rows: string[][] } {
  const words = arrayWords(language);
  const number = (value: number | undefined) => (value === undefined ? MISSING : formatNumber(value, language, 8));
  return {
    columns: Object.values(words.columns),
    rows: parseArrays(text).map(({ name, kwp, tilt, azimuth, mount, module, at }) => [
      name,
      ...[kwp, tilt, azimuth].map(number),
      words.mounts[mount],
      words.modules[module],
      number(at?.x),
      number(at?.y),
    ]),
  };
}
