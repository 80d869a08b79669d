import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import type { LoadHour, LoadTable } from "./load-table.ts";
import { readLoad } from "./load-value.ts";
import { dayNumber, seoulHour } from "./seoul-time.ts";

const DAY_NAMES = ["날짜", "일자", "년월일", "기준일", "기준일자"];
const DAY = /^\s*(\d{4})(?:\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*일?|(\d\d)(\d\d))\s*\.?\s*$/;
const SEARCHED_ROWS = 30;

/** Reads KPX's own layout: a row a day, hours 1시 to 24시, each ending at its number. Nothing where it is another. */
export function readDaily(table: Table): LoadTable | undefined {
  const heads = table.rows.slice(0, SEARCHED_ROWS).map((cells) => cells.map((cell) => cell.replace(/\s+/g, "")));
  const headerRow = heads.findIndex((names) => names.some((name) => DAY_NAMES.includes(name)));
  const names = heads[headerRow];
  if (names === undefined) return undefined;
  const dayColumn = names.findIndex((name) => DAY_NAMES.includes(name));
  const hours = Array.from({ length: 24 }, (_, i) => names.findIndex((name) => hourOf(name) === i + 1));
  const lacking = hours.indexOf(-1);
  if (lacking !== -1) {
    throw new UserError(
      `Cannot import ${table.file} (${table.place(headerRow)}) as the column ${lacking + 1}시 is missing: the header is "${names.join(",")}"`,
    );
  }
  const rows = table.rows.flatMap((cells, index) =>
    index <= headerRow || cells.every((cell) => cell.trim() === "") ? [] : readDay(table, index, dayColumn, hours),
  );
  return { file: table.file, hours: rows, note: "hours 1 to 24 end at their number" };
}

function hourOf(name: string): number {
  return Number(/^0?(\d{1,2})(시|h|H)?$/.exec(name)?.[1]);
}

function readDay(table: Table, index: number, dayColumn: number, hours: readonly number[]): LoadHour[] {
  const cells = table.rows[index]!;
  const place = `${table.file} (${table.place(index)}`;
  const text = cells[dayColumn] ?? "";
  const match = DAY.exec(text);
  const [year, month, date] = [match?.[1], match?.[2] ?? match?.[4], match?.[3] ?? match?.[5]].map(Number);
  const day = dayNumber(year!, month!, date!);
  if (day === undefined) {
    throw new UserError(`Cannot import ${place}) as a day must look like 2021-12-31: current value is "${text}"`);
  }
  return hours.flatMap((column, i) => {
    const cell = cells[column];
    if (cell === undefined) {
      throw new UserError(`Cannot import ${place}) as the row ends before ${i + 1}시: the file is cut off`);
    }
    const loadMw = readLoad(`${place}, column ${i + 1}시)`, cell);
    return Number.isNaN(loadMw) ? [] : [{ start: seoulHour(day, i), loadMw, place: `${place}, column ${i + 1}시)` }];
  });
}
