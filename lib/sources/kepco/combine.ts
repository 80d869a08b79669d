import { monthAt } from "#lib/core/month.ts";
import { UserError } from "#lib/core/user-error.ts";
import { contracts } from "./contracts.ts";
import { placeOf, type UsageCell, type UsageTable } from "./usage-table.ts";

/** The cells of one year that some files state together, and the last month they reach. */
export interface UsageYear {
  readonly cells: ReadonlyMap<number, IncomingCell>;
  /** Months since year 0. */
  readonly lastMonth: number;
}

export interface IncomingCell {
  readonly cell: UsageCell;
  /** Last month of the year in the file the value is from. [months since year 0] */
  readonly edition: number;
  /** Whether an older file of the import had another value. */
  readonly revised: boolean;
}

/** Names a cell among those of its year. */
export function cellKey(regionCode: string, contract: string, month: number): number {
  return (Number(regionCode) * contracts.length + contracts.indexOf(contract)) * 12 + (month % 12);
}

/**
 * Joins the files of one import, year by year. KEPCO's files are cumulative: of two that differ, the one that reaches further
 * into the year is the newer edition and counts; two of the same edition that differ are refused.
 */
export function combineTables(tables: readonly UsageTable[]): Map<number, UsageYear> {
  const years = new Set(tables.flatMap((table) => [...table.lastMonth.keys()]));
  return new Map([...years].sort().map((year) => [year, combineYear(tables, year)]));
}

function combineYear(tables: readonly UsageTable[], year: number): UsageYear {
  const cells = new Map<number, IncomingCell>();
  const editions = tables
    .flatMap((table) => {
      const last = table.lastMonth.get(year);
      return last === undefined ? [] : [{ table, edition: year * 12 + last - 1 }];
    })
    .sort((a, b) => a.edition - b.edition);
  for (const { table, edition } of editions) {
    for (const cell of table.cells) {
      if (Math.floor(cell.month / 12) !== year) continue;
      const key = cellKey(cell.region.code, cell.contract, cell.month);
      const known = cells.get(key);
      if (known && Object.is(known.cell.kwh, cell.kwh)) continue;
      if (known?.edition === edition) refuse(known.cell, cell);
      cells.set(key, { cell, edition, revised: known !== undefined });
    }
  }
  return { cells, lastMonth: editions.at(-1)!.edition };
}

function refuse(first: UsageCell, second: UsageCell): never {
  const { region, contract, month } = second;
  throw new UserError(
    `Cannot import ${placeOf(second.row)} as ${region.sido} ${region.sigungu}, ${contract}, ${monthAt(month)} is ` +
      `${show(first.kwh)} in ${placeOf(first.row)} and both files reach equally far, so neither is newer: ` +
      `current value is ${show(second.kwh)}`,
  );
}

function show(kwh: number): string {
  return Number.isNaN(kwh) ? "missing" : `${kwh} kWh`;
}
