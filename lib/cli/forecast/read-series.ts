import { UserError } from "#lib/core/user-error.ts";
import { readTables } from "#lib/sources/table/read-tables.ts";
import { openSourceFiles } from "#lib/sources/table/source-file.ts";
import type { Table } from "#lib/sources/table/table.ts";
import { readLongSeries } from "./long-series.ts";
import type { NamedSeries } from "./series.ts";
import { readWideSeries } from "./wide-series.ts";

/** Reads the series of a file, long or wide: a header that names `series`, `t` and `value` makes it long. */
export async function readSeries(path: string): Promise<NamedSeries[]> {
  const [file] = await openSourceFiles([path]);
  const table = file && readTables(file)[0];
  if (!table || table.rows.length < 2) {
    throw new UserError(`Cannot forecast ${path} as it has no row below its header: give it at least one series`);
  }
  const series = isLong(table) ? readLongSeries(table) : readWideSeries(table);
  const known = new Set<string>();
  for (const { id } of series) {
    if (known.has(id)) throw new UserError(`Cannot forecast ${path} as two rows have the series ${id}: name each once`);
    known.add(id);
  }
  return series;
}

function isLong({ rows: [header = []] }: Table): boolean {
  const names = header.map((name) => name.trim().toLowerCase());
  return ["series", "t", "value"].every((name) => names.includes(name));
}
