import {
  DuckDBDateValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { ColumnType } from "#lib/core/dataset.ts";

/** Turns one value of a column into what DuckDB stores; null is missing. Throws what was expected, as a bare phrase. */
export type ToDuckDB = (value: unknown) => DuckDBValue;

/** A value that its column cannot hold; the message says what it expects. */
export class UnfitValue extends Error {}

const DAY_MS = 86_400_000;

export const TO_DUCKDB: Readonly<Record<ColumnType, ToDuckDB>> = {
  BOOLEAN: (value) => (typeof value === "boolean" ? value : unfit("true or false")),
  INTEGER: (value) => (isInteger(value, 2 ** 31) ? value : unfit("an integer of 32 bits")),
  BIGINT: (value) => {
    if (typeof value === "bigint" && BigInt.asIntN(64, value) === value) return value;
    return Number.isSafeInteger(value) ? BigInt(value as number) : unfit("an integer of 64 bits");
  },
  DOUBLE: double,
  VARCHAR: text,
  DATE: date,
  TIMESTAMP: (value) => new DuckDBTimestampValue(micros(value, false)),
  TIMESTAMPTZ: (value) => new DuckDBTimestampTZValue(micros(value, true)),
  "VARCHAR[]": (value) => list(value, text),
  "DOUBLE[]": (value) => list(value, double),
};

function double(value: unknown): number | null {
  if (typeof value !== "number") return unfit("a number");
  if (Number.isNaN(value)) return null;
  return Number.isFinite(value) ? value : unfit("a finite number");
}

function text(value: unknown): string {
  if (typeof value !== "string") return unfit("a text");
  return value.isWellFormed() ? value : unfit("a well-formed text");
}

function list(value: unknown, item: ToDuckDB): DuckDBListValue {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return unfit("a list");
  return new DuckDBListValue(Array.from(value as ArrayLike<unknown>, (x) => (x === null ? null : item(x))));
}

function date(value: unknown): DuckDBDateValue {
  if (Number.isSafeInteger(value)) return new DuckDBDateValue(value as number);
  const ms = value instanceof Date ? value.getTime() : typeof value === "string" ? calendarDay(value) : Number.NaN;
  return ms % DAY_MS === 0 ? new DuckDBDateValue(ms / DAY_MS) : unfit("a day as YYYY-MM-DD");
}

function calendarDay(day: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return Number.NaN;
  const ms = Date.parse(`${day}T00:00:00Z`);
  // Date.parse lets 30 February be 1 March.
  return new Date(ms).getUTCDate() === Number(match[3]) ? ms : Number.NaN;
}

const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}:?\d{2})?$/;

function micros(value: unknown, withZone: boolean): bigint {
  if (typeof value === "bigint") return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return BigInt(value.getTime()) * 1000n;
  const match = typeof value === "string" ? ISO.exec(value) : null;
  const expected = withZone ? "a time with its offset, as 2024-05-01T00:00Z" : "a time without offset";
  if (!match || (match[2] !== undefined) !== withZone) return unfit(expected);
  const fraction = (match[1] ?? "").padEnd(6, "0");
  const ms = Date.parse((match[0] + (withZone ? "" : "Z")).replace(" ", "T").replace(/\.\d+/, ""));
  return Number.isNaN(ms) ? unfit(expected) : BigInt(ms) * 1000n + BigInt(fraction);
}

function isInteger(value: unknown, limit: number): value is number {
  return Number.isInteger(value) && (value as number) >= -limit && (value as number) < limit;
}

function unfit(expected: string): never {
  throw new UnfitValue(expected);
}
