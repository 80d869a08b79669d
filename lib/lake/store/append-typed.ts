import type { DuckDBDataChunk } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import type { ColumnType } from "#lib/core/dataset.ts";

type Typed = Float64Array | Int32Array | BigInt64Array;

const ARRAYS: Readonly<Partial<Record<ColumnType, new (length: number) => Typed>>> = {
  DOUBLE: Float64Array,
  INTEGER: Int32Array,
  DATE: Int32Array,
  BIGINT: BigInt64Array,
  TIMESTAMP: BigInt64Array,
  TIMESTAMPTZ: BigInt64Array,
};

/** The values as an array of the column's own layout, else null: they then have to be converted one by one. */
export function typedValues(type: ColumnType, values: ArrayLike<unknown>): Typed | null {
  const TypedArray = ARRAYS[type];
  if (!TypedArray || !(values instanceof TypedArray)) return null;
  // An infinity is an error, which the slow way reports.
  return values instanceof Float64Array && values.some((value) => Math.abs(value) === Infinity) ? null : values;
}

/** Copies rows into a column of a chunk as they lie in memory; NaN becomes missing. */
export function copyTyped(chunk: DuckDBDataChunk, column: number, values: Typed, start: number, count: number): void {
  const rows = values.subarray(start, start + count);
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  duckdb.copy_data_to_vector(vector, 0, rows.buffer as ArrayBuffer, rows.byteOffset, rows.byteLength);
  if (!(rows instanceof Float64Array) || !rows.some(Number.isNaN)) return;
  const validity = new Uint8Array(Math.ceil(count / 64) * 8);
  rows.forEach((value, i) => {
    if (!Number.isNaN(value)) validity[i >> 3]! |= 1 << (i & 7);
  });
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, validity.buffer, 0, validity.byteLength);
}
