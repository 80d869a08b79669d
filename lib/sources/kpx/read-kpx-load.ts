import { UserError } from "#lib/core/user-error.ts";
import { readTables } from "../table/read-tables.ts";
import type { SourceFile } from "../table/source-file.ts";
import type { LoadTable } from "./load-table.ts";
import { readDaily } from "./read-daily.ts";
import { readStamped } from "./read-stamped.ts";

/** Reads hourly national load: KPX's own day-by-24-hours layout, or rows of `ts_kst` and `load_mw`. */
export function readKpxLoad(file: SourceFile): LoadTable {
  const tables = readTables(file).flatMap((table) => readStamped(table) ?? readDaily(table) ?? []);
  if (tables.length === 0) {
    throw new UserError(
      `Cannot import ${file.name} as its header is none that is known: expected 날짜 and 1시 to 24시, or ts_kst and load_mw`,
    );
  }
  const hours = tables.flatMap((table) => table.hours);
  if (hours.length === 0) throw new UserError(`Cannot import ${file.name} as it has no value below its header`);
  return { file: file.name, hours, note: tables[0]!.note };
}
