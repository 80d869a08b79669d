import { UserError } from "#lib/core/user-error.ts";
import { readTables } from "../table/read-tables.ts";
import type { SourceFile } from "../table/source-file.ts";
import { checkRows } from "./check-rows.ts";
import { findHeader } from "./header.ts";
import { readRows } from "./read-rows.ts";
import { placeOf, type UsageCell, type UsageRow, type UsageTable } from "./usage-table.ts";

/**
 * Reads KEPCO's table 시군구별 전력사용량: a row a year, region and contract type, a column a month, of one year or several.
 * Totals are checked and left out. What the file says is missing becomes NaN; months after the last one with any value
 * are not in the file at all, and rows it leaves out have no cells.
 */
export function readKepco(file: SourceFile): UsageTable {
  const tables = readTables(file).flatMap((table) => {
    const header = findHeader(table);
    return header ? [{ table, rows: readRows(table, header) }] : [];
  });
  if (tables.length === 0) {
    throw new UserError(
      `Cannot import ${file.name} as it has no header row: expected 연도, 시도, 시군구, 계약종별, 1월, 2월 …`,
    );
  }
  const rows = tables.flatMap((table) => table.rows);
  if (rows.length === 0) throw new UserError(`Cannot import ${file.name} as no rows follow its header`);
  checkRows(rows);
  checkEnd(rows);
  const lastMonth = lastMonths(rows);
  if (lastMonth.size === 0) throw new UserError(`Cannot import ${file.name} as every value in it is missing`);
  const cells = rows.flatMap((row) => cellsOf(row, lastMonth.get(row.year) ?? 0));
  if (cells.length === 0) throw new UserError(`Cannot import ${file.name} as it has totals alone, no contract types`);
  return { file: file.name, cells, lastMonth };
}

/** A last line without an end may have lost digits: its last number then falls far below the one before it. */
function checkEnd(rows: readonly UsageRow[]): void {
  const last = rows.at(-1)!;
  const [before, use] = [last.use.at(-2) ?? Number.NaN, last.use.at(-1)!];
  if (last.table.closed || !(use < before / 5)) return;
  throw new UserError(
    `Cannot import ${placeOf(last, last.columns.at(-1))} as the file ends within this number or lacks its last line end: current value is ${use}`,
  );
}

function lastMonths(rows: readonly UsageRow[]): Map<number, number> {
  const last = new Map<number, number>();
  for (const { year, months, use } of rows) {
    for (const [i, month] of months.entries()) {
      if (!Number.isNaN(use[i])) last.set(year, Math.max(month, last.get(year) ?? 0));
    }
  }
  return last;
}

function cellsOf(row: UsageRow, lastMonth: number): UsageCell[] {
  if (row.contract === "total") return [];
  const { region, contract, use, months, year } = row;
  return months.flatMap((month, i) =>
    month <= lastMonth ? [{ region, contract, month: year * 12 + month - 1, kwh: use[i]!, row }] : [],
  );
}
