import { UserError } from "#lib/core/user-error.ts";
import { findRegion, type Region, whyNoRegion } from "../regions.ts";
import { readQuantity } from "../table/quantity.ts";
import type { Table } from "../table/table.ts";
import { contractNames, findContract } from "./contracts.ts";
import type { Header } from "./header.ts";

import { placeOf, type UsageRow } from "./usage-table.ts";

/** Reads the rows below the header; blank rows and notes in the first column do not count. */
export function readRows(table: Table, header: Header): UsageRow[] {
  const columns = header.months.map(({ column }) => header.names[column]!);
  const months = header.months.map(({ month }) => month);
  const width =
    1 + Math.max(header.year, header.sido, header.sigungu, header.contract, ...header.months.map((m) => m.column));
  const regionOf = cachedRegions();
  return table.rows.flatMap((cells, index) => {
    if (index <= header.row || isBlankOrNote(cells)) return [];
    const at = { table, index };
    checkWidth(at, cells, width, header.names.length);
    const year = readYear(at, header.names[header.year]!, cells[header.year]!);
    const region = regionOf(at, header, cells);
    const contract = readContract(at, header.names[header.contract]!, cells[header.contract]!);
    const use = header.months.map(({ column }) => checkedUse(at, header.names[column]!, cells[column]!));
    return [{ table, index, year, region, contract, use, columns, months }];
  });
}

type RowPlace = Pick<UsageRow, "table" | "index">;

function isBlankOrNote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length === 0 || (filled.length === 1 && !/^\s*\d/.test(cells[0] ?? ""));
}

function checkWidth(at: RowPlace, cells: readonly string[], width: number, headerWidth: number): void {
  if (cells.length < width) {
    throw new UserError(
      `Cannot import ${placeOf(at)} as the row has ${cells.length} of ${width} columns: the file is cut off or a comma is missing`,
    );
  }
  const extra = cells.findIndex((cell, i) => i >= headerWidth && cell.trim() !== "");
  if (extra !== -1) {
    throw new UserError(
      `Cannot import ${placeOf(at)} as the row has more values than the header has columns (are thousands unquoted?): current value is "${cells[extra]}"`,
    );
  }
}

function readYear(at: RowPlace, column: string, text: string): number {
  const match = /^\s*(20\d\d)\s*년?\s*$/.exec(text);
  if (match) return Number(match[1]);
  throw new UserError(
    `Cannot import ${placeOf(at, column)} as the year must look like 2024: current value is "${text}"`,
  );
}

function cachedRegions(): (at: RowPlace, header: Header, cells: readonly string[]) => Region {
  const known = new Map<string, Region>();
  return (at, header, cells) => {
    const sido = cells[header.sido]!;
    const sigungu = cells[header.sigungu]!;
    const region = known.get(`${sido},${sigungu}`) ?? findRegion(sido, sigungu);
    if (region === undefined) {
      throw new UserError(
        `Cannot import ${placeOf(at, header.names[header.sigungu])} as ${whyNoRegion(sido, sigungu)}`,
      );
    }
    known.set(`${sido},${sigungu}`, region);
    return region;
  };
}

function readContract(at: RowPlace, column: string, text: string): string {
  const contract = findContract(text);
  if (contract !== undefined) return contract;
  throw new UserError(
    `Cannot import ${placeOf(at, column)} as the contract type must be one of ${contractNames}: current value is "${text}"`,
  );
}

function checkedUse(at: RowPlace, column: string, text: string): number {
  const use = readQuantity(text);
  if (use !== undefined) return use;
  throw new UserError(
    `Cannot import ${placeOf(at, column)} as use must be a number of kWh, 0 or more, or - where missing: current value is "${text}"`,
  );
}
