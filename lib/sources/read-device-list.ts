import { UserError } from "#lib/core/user-error.ts";
import { readCsv } from "./table/csv-table.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";
import type { Table } from "./table/table.ts";

const TEXTS = ["kind", "role", "building", "building_en", "building_ko", "room"] as const;
const NUMBERS = ["floor", "x_m", "y_m", "rated_w"] as const;
const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: ["room", "pc", "pv", "meter", "weather"],
  role: ["load", "submeter", "generation", "none"],
};

type Cell = string | number | null;

/** A site's list of devices: the columns of dataset `device` but for quality and source. */
export interface DeviceList {
  /** The file's name. */
  readonly name: string;
  readonly columns: Readonly<Record<string, readonly Cell[]>>;
}

/**
 * Reads a list of devices from a CSV file.
 *
 * @throws {UserError} If a row cannot be taken: names its line and column.
 */
export async function readDeviceList(file: SourceFile | string): Promise<DeviceList> {
  const [opened] = await openSourceFiles([file]);
  return { name: opened!.name, columns: deviceColumns(readCsv(opened!)) };
}

function deviceColumns({ file, rows, place }: Table): Record<string, Cell[]> {
  const [header = [], ...body] = rows.map((row) => row.map((cell) => cell.trim()));
  const known = ["device_id", ...TEXTS, ...NUMBERS];
  const unknown = header.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      `Cannot import ${file} (line 1) as no column is named ${unknown}: there are ${known.join(", ")}`,
    );
  }
  for (const needed of ["device_id", "kind", "role"]) {
    if (!header.includes(needed)) {
      throw new UserError(`Cannot import ${file} (line 1) as the column ${needed} is missing: it names each device's`);
    }
  }
  if (body.length === 0) throw new UserError(`Cannot import ${file} as it has a header and no device`);
  const columns: Record<string, Cell[]> = Object.fromEntries(known.map((name) => [name, []]));
  const lines = new Map<string, string>();
  body.forEach((row, i) => {
    const where = place(i + 1);
    const cell = (name: string) => row[header.indexOf(name)] ?? "";
    const refuse = (column: string, must: string): never => {
      throw new UserError(
        `Cannot import ${file} (${where}, column ${column}) as it must be ${must}: current value is ${cell(column) || "empty"}`,
      );
    };
    const id = cell("device_id");
    if (!/^[^/+#\p{Cc}]{1,64}$/u.test(id)) refuse("device_id", "1 to 64 letters, digits or signs other than / + #");
    const twin = lines.get(id);
    if (twin) refuse("device_id", `named once, and ${twin} has it too`);
    lines.set(id, where);
    columns.device_id!.push(id);
    for (const name of TEXTS) {
      const words = WORDS[name];
      if (words && !words.includes(cell(name))) refuse(name, `one of ${words.join(", ")}`);
      columns[name]!.push(cell(name) || null);
    }
    for (const name of NUMBERS) {
      const text = cell(name);
      const number = Number(text);
      if (text !== "" && !Number.isFinite(number)) refuse(name, "a number, or empty");
      if (name === "floor" && text !== "" && !Number.isInteger(number)) refuse(name, "a whole number, or empty");
      columns[name]!.push(text === "" ? null : number);
    }
  });
  return columns;
}
