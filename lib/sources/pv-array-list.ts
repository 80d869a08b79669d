import { UserError } from "#lib/core/user-error.ts";
import { MODULES, MOUNTS } from "#lib/pv/pv-array.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";
import type { Table } from "./table/table.ts";

type Cell = string | number | null;

interface NumberColumn {
  readonly least: number;
  readonly most: number;
  /** What an empty cell means; undefined: it must be there. */
  readonly absent?: number | null;
}

const ID = /^[\p{L}\p{N}_.-]{1,64}$/u;
const TEXTS = ["name_en", "name_ko", "device_id", "building"] as const;
const NUMBERS: Readonly<Record<string, NumberColumn>> = {
  x_m: { least: -1e5, most: 1e5, absent: null },
  y_m: { least: -1e5, most: 1e5, absent: null },
  kwp: { least: 0.01, most: 1e6 },
  tilt_deg: { least: 0, most: 90 },
  azimuth_deg: { least: 0, most: 360 },
  losses_pct: { least: 0, most: 99, absent: STANDARD_ARRAY.losses },
  dc_ac: { least: 0.1, most: 10, absent: STANDARD_ARRAY.dcAc },
};
const WORDS: Readonly<Record<string, { readonly words: readonly string[]; readonly absent: string }>> = {
  mount: { words: MOUNTS, absent: "roof" },
  module: { words: MODULES, absent: "standard" },
};
const KNOWN = ["array", ...TEXTS, ...Object.keys(NUMBERS), ...Object.keys(WORDS)];
const NEEDED = ["array", "kwp", "tilt_deg", "azimuth_deg"];

/**
 * Columns of dataset `pv_array`, but for quality and source, of a CSV file with a row an array.
 *
 * @throws {UserError} If a row cannot be taken: names its line and column.
 */
export function pvArrayColumns({ file, rows, place }: Table): Readonly<Record<string, Cell[]>> {
  const trimmed = rows.map((row) => row.map((cell) => cell.trim()));
  const header = trimmed[0] ?? [];
  const unknown = header.find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      `Cannot import ${file} (line 1) as no column is named ${unknown || "nothing"}: there are ${KNOWN.join(", ")}`,
    );
  }
  const lacking = NEEDED.find((name) => !header.includes(name));
  if (lacking) throw new UserError(`Cannot import ${file} (line 1) as the column ${lacking} is missing`);
  const columns: Record<string, Cell[]> = Object.fromEntries(KNOWN.map((name) => [name, []]));
  const lines = new Map<string, string>();
  trimmed.forEach((row, i) => {
    if (i === 0 || row.every((cell) => cell === "")) return;
    const where = place(i);
    const cell = (name: string) => row[header.indexOf(name)] ?? "";
    const refuse = (column: string, must: string): never => {
      throw new UserError(
        `Cannot import ${file} (${where}, column ${column}) as it must be ${must}: current value is ${cell(column) || "empty"}`,
      );
    };
    const id = cell("array");
    if (!ID.test(id) || id === "vpp") refuse("array", "1 to 64 letters, digits, _ . or -, and not vpp");
    if (lines.has(id)) refuse("array", `named once, and ${lines.get(id)} has it too`);
    lines.set(id, where);
    columns.array!.push(id);
    columns.name_en!.push(cell("name_en") || id);
    columns.name_ko!.push(cell("name_ko") || cell("name_en") || id);
    columns.device_id!.push(cell("device_id") || null);
    columns.building!.push(cell("building") || null);
    for (const [name, { least, most, absent }] of Object.entries(NUMBERS)) {
      const text = cell(name);
      const number = Number(text);
      if (text === "" && absent !== undefined) columns[name]!.push(absent);
      else if (text === "" || !(number >= least && number <= most)) refuse(name, `a number from ${least} to ${most}`);
      else columns[name]!.push(number);
    }
    for (const [name, { words, absent }] of Object.entries(WORDS)) {
      const word = cell(name) || absent;
      if (!words.includes(word)) refuse(name, `one of ${words.join(", ")}`);
      columns[name]!.push(word);
    }
  });
  if (columns.array!.length === 0) throw new UserError(`Cannot import ${file} as it has a header and no array`);
  return columns;
}
