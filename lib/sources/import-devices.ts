import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Manifest } from "#lib/lake/store/manifest.ts";
import type { ImportReport } from "./import-report.ts";
import { syntheticParts } from "./synthetic-parts.ts";
import { readCsv } from "./table/csv-table.ts";
import { openSourceFiles, type SourceFile } from "./table/source-file.ts";
import type { Table } from "./table/table.ts";

const TEXTS = ["kind", "role", "building", "building_en", "building_ko", "room"] as const;
const NUMBERS = ["floor", "x_m", "y_m", "rated_w"] as const;
const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: ["room", "pc", "pv", "meter", "weather"],
  role: ["load", "submeter", "generation", "none"],
};
/** The virtual campus and what it sent: it goes with the first device that is real. */
const SAMPLE = ["device", "readings_15min"];
const DEMO = /^demo/;

type Cell = string | number | null;

/**
 * Replaces the list of the site's devices by that of a CSV file, all or nothing: a row a device, by the names of the dataset's
 * columns. The virtual devices of the demo go.
 *
 * @throws {UserError} If a row cannot be taken: names its line and column.
 */
export async function importDevices(
  lake: Lake,
  file: SourceFile | string,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const [opened] = await openSourceFiles([file]);
  const { name } = opened!;
  const columns = deviceColumns(readCsv(opened!));
  const count = columns.device_id!.length;
  let before = 0;
  let removed: string[] = [];
  const plan = (base: Manifest | null) => {
    const gone = syntheticParts(base, lake.catalogue, SAMPLE).sample.filter(({ partition }) => DEMO.test(partition));
    removed = [...new Set(gone.map(({ dataset }) => dataset))];
    before = base?.parts.find(({ dataset, partition }) => dataset === "device" && partition === "all")?.rows ?? 0;
    const quality = columns.device_id!.map(() => "measured");
    const source = columns.device_id!.map(() => name);
    const provenance = { source: name, quality: "measured" as const };
    return {
      put: [{ dataset: "device", partition: "all", columns: { ...columns, quality, source }, provenance }],
      drop: gone,
    };
  };
  const { snapshot, changed } = await lake.commit(`Import devices: ${name}`, plan, signal ? { signal } : {});
  return {
    dataset: "device",
    snapshot,
    changed,
    added: changed ? Math.max(0, count - before) : 0,
    restated: changed ? Math.min(before, count) : 0,
    unchanged: changed ? 0 : count,
    removedSample: removed,
    lines: [
      `${name}: ${count} device${count === 1 ? "" : "s"}${changed ? "" : ", as before"}`,
      ...(removed.length > 0 ? ["the virtual devices of the demo were removed"] : []),
    ],
  };
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
