import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "#lib/sources/table/table.ts";
import { readValue } from "./read-value.ts";
import type { NamedSeries } from "./series.ts";
import { type ReadTime, readTimes } from "./time-step.ts";

interface Cell {
  readonly row: number;
  readonly times: readonly ReadTime[];
  readonly value: number;
}

/** Reads `series,t,value`: rows in any order; a time that is not there, between two that are, is a missing value. */
export function readLongSeries(table: Table): NamedSeries[] {
  const names = (table.rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const [series, t, value] = ["series", "t", "value"].map((name) => names.indexOf(name)) as [number, number, number];
  const cells = new Map<string, Cell[]>();
  for (let row = 1; row < table.rows.length; row++) {
    const record = table.rows[row] ?? [];
    if (record.every((cell) => cell.trim() === "")) continue;
    const id = record[series]?.trim() ?? "";
    if (id === "") throw fault(table, row, "series", "the name is missing");
    const text = record[t]?.trim() ?? "";
    const times = readTimes(text);
    if (times.length === 0) {
      throw fault(table, row, "t", `«${text}» is no time: use whole numbers, months (2024-05), or ISO dates and times`);
    }
    const known = cells.get(id) ?? [];
    cells.set(id, known);
    known.push({ row, times, value: readValue(table, row, value) });
  }
  return [...cells].map(([id, rows]) => ({ id, values: onEvenSteps(table, rows) }));
}

function onEvenSteps(table: Table, cells: readonly Cell[]): Float64Array {
  const spacing = cells[0]?.times.find((time) => cells.every((cell) => at(cell, time.spacing) !== undefined))?.spacing;
  if (spacing === undefined) {
    const first = cells[0]?.times[0]?.spacing ?? "whole numbers";
    const odd = cells.find((cell) => at(cell, first) === undefined) ?? cells[0]!;
    throw fault(table, odd.row, "t", "the series mixes whole numbers, months and instants: use one of them");
  }
  const sorted = cells.toSorted((a, b) => at(a, spacing)! - at(b, spacing)!);
  const times = sorted.map((cell) => at(cell, spacing)!);
  const steps = times.slice(1).map((time, i) => time - times[i]!);
  const step = steps.reduce((least, size) => Math.min(least, size), steps[0] ?? 1);
  steps.forEach((size, i) => {
    const { row } = sorted[i + 1]!;
    if (size === 0) throw fault(table, row, "t", `the same time stands at ${table.place(sorted[i]!.row)} already`);
    if (size % step !== 0) throw fault(table, row, "t", "the time is off the even steps of its series");
  });
  const first = times[0]!;
  const values = new Float64Array((times.at(-1)! - first) / step + 1).fill(Number.NaN);
  sorted.forEach((cell, i) => {
    values[(times[i]! - first) / step] = cell.value;
  });
  return values;
}

function at(cell: Cell, spacing: ReadTime["spacing"]): number | undefined {
  return cell.times.find((time) => time.spacing === spacing)?.at;
}

function fault(table: Table, row: number, column: string, what: string): UserError {
  return new UserError(`Cannot read ${table.file} (${table.place(row)}, column ${column}): ${what}`);
}
