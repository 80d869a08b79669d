import { type DuckDBDecimalType, DuckDBTypeId } from "@duckdb/node-api";
import { bitAt } from "../columns/bits.ts";
import type { Bytes, Column } from "../columns/column.ts";
import { uuidText } from "../columns/uuid.ts";
import { dateText, intervalText, safeNumber, timestampText, timeText } from "./cell-text.ts";

/** Reads the value of a row: null where missing. */
export type Cell = (row: number) => unknown;

/** How a column's values are read in JavaScript, as `QueryResult.rows` documents it. */
export function cellsOf(name: string, column: Column): Cell {
  const value = valuesOf(name, column);
  const { validity } = column;
  return validity ? (row) => (bitAt(validity, row) ? value(row) : null) : value;
}

function valuesOf(name: string, column: Column): Cell {
  switch (column.layout) {
    case "fixed":
      return fixed(name, column, column.values as BigInt64Array);
    case "bits":
      return (row) => bitAt(column.values, row);
    case "bytes":
      return column.type.typeId === DuckDBTypeId.BLOB
        ? (row) => column.bytes.slice(column.offsets[row], column.offsets[row + 1])
        : text(column);
    case "dictionary": {
      const words = Array.from({ length: column.words.offsets.length - 1 }, (_, i) => text(column.words)(i));
      return (row) => words[column.indices[row]!];
    }
    case "list": {
      const item = cellsOf(name, column.child);
      return (row) => range(item, column.offsets[row]!, column.offsets[row + 1]!);
    }
    case "array": {
      const item = cellsOf(name, column.child);
      return (row) => range(item, row * column.size, (row + 1) * column.size);
    }
    case "struct": {
      const members = column.children.map((child, i) => [column.names[i]!, cellsOf(name, child)] as const);
      return (row) => Object.fromEntries(members.map(([key, cell]) => [key, cell(row)]));
    }
  }
}

function text({ offsets, bytes }: Bytes): (row: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (row) => buffer.toString("utf8", offsets[row], offsets[row + 1]);
}

function range(item: Cell, start: number, end: number): unknown[] {
  return Array.from({ length: end - start }, (_, i) => item(start + i));
}

function fixed(name: string, column: Column, values: BigInt64Array): Cell {
  const { typeId } = column.type;
  const wide: (row: number) => bigint = (row) => (values[row * 2 + 1]! << 64n) | BigInt.asUintN(64, values[row * 2]!);
  switch (typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
      return (row) => safeNumber(name, values[row]!);
    case DuckDBTypeId.HUGEINT:
      return (row) => safeNumber(name, wide(row));
    case DuckDBTypeId.UHUGEINT:
      return (row) => safeNumber(name, BigInt.asUintN(128, wide(row)));
    case DuckDBTypeId.DECIMAL: {
      const { scale } = column.type as DuckDBDecimalType;
      return (row) => decimalNumber(wide(row), scale);
    }
    case DuckDBTypeId.DATE:
      return (row) => dateText(Number(values[row]));
    case DuckDBTypeId.TIME:
      return (row) => timeText(Number(values[row]), 1_000_000);
    case DuckDBTypeId.TIME_NS:
      return (row) => timeText(Number(values[row]), 1_000_000_000);
    case DuckDBTypeId.TIMESTAMP_S:
      return (row) => timestampText(values[row]!, 1);
    case DuckDBTypeId.TIMESTAMP_MS:
      return (row) => timestampText(values[row]!, 1000);
    case DuckDBTypeId.TIMESTAMP:
      return (row) => timestampText(values[row]!, 1_000_000);
    case DuckDBTypeId.TIMESTAMP_NS:
      return (row) => timestampText(values[row]!, 1_000_000_000);
    case DuckDBTypeId.TIMESTAMP_TZ:
      return (row) => `${timestampText(values[row]!, 1_000_000)}Z`;
    case DuckDBTypeId.INTERVAL:
      return (row) => intervalText(values[row * 2]!, values[row * 2 + 1]!);
    case DuckDBTypeId.UUID:
      return (row) => uuidText(values[row * 2]!, values[row * 2 + 1]!);
    default:
      return (row) => values[row];
  }
}

/** The double nearest to a decimal. */
function decimalNumber(unscaled: bigint, scale: number): number {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  const split = digits.length - scale;
  return Number(`${unscaled < 0n ? "-" : ""}${digits.slice(0, split)}.${digits.slice(split)}`);
}
