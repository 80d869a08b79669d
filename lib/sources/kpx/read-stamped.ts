import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import { isHour24AtZero } from "./hour-of-stamp.ts";
import type { LoadHour, LoadTable } from "./load-table.ts";
import { readLoad } from "./load-value.ts";
import { dayNumber, seoulHour } from "./seoul-time.ts";

const STAMP = /^\s*(\d{4})-(\d\d)-(\d\d)[ T](\d\d):00(?::00)?\s*$/;

interface Stamped {
  /** Local stamp, counted in hours. */
  readonly stamp: number;
  readonly loadMw: number;
  readonly place: string;
}

/** Reads rows of `ts_kst` and `load_mw`; other columns do not count. Nothing where the table is of another layout. */
export function readStamped(table: Table): LoadTable | undefined {
  const header = table.rows[0]?.map((name) => name.trim()) ?? [];
  const [time, load] = [header.indexOf("ts_kst"), header.indexOf("load_mw")];
  if (time === -1 || load === -1) return undefined;
  const rows = table.rows.flatMap((cells, index) =>
    index === 0 || cells.every((cell) => cell.trim() === "") ? [] : [readRow(table, index, cells, time, load)],
  );
  const at24 = isHour24AtZero(new Map(rows.map(({ stamp, loadMw }) => [stamp, loadMw])));
  return {
    file: table.file,
    hours: rows
      .filter(({ loadMw }) => !Number.isNaN(loadMw))
      .map((row) => (at24 ? endingHour(row) : startingHour(row))),
    note: at24
      ? "stamps are the hours' ends, and 00:00 is hour 24 of its own day: only so does load run on across midnight"
      : "stamps are the hours' starts",
  };
}

function readRow(table: Table, index: number, cells: readonly string[], time: number, load: number): Stamped {
  const place = `${table.file} (${table.place(index)}`;
  if (cells.length <= Math.max(time, load)) {
    throw new UserError(`Cannot import ${place}) as the row ends before its load: the file is cut off`);
  }
  const match = STAMP.exec(cells[time]!);
  const day = match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  const hour = Number(match?.[4]);
  if (day === undefined || !(hour < 24)) {
    throw new UserError(
      `Cannot import ${place}, column ts_kst) as a stamp must be a full hour such as 2021-12-31 23:00:00: current value is "${cells[time]}"`,
    );
  }
  return { stamp: day * 24 + hour, loadMw: readLoad(`${place}, column load_mw)`, cells[load]!), place: `${place})` };
}

function startingHour({ stamp, loadMw, place }: Stamped): LoadHour {
  return { start: seoulHour(Math.floor(stamp / 24), stamp % 24), loadMw, place };
}

function endingHour({ stamp, loadMw, place }: Stamped): LoadHour {
  const end = stamp % 24 === 0 ? 24 : stamp % 24;
  return { start: seoulHour(Math.floor(stamp / 24), end - 1), loadMw, place };
}
