import type { DuckDBType } from "@duckdb/node-api";

/** A text or binary column: value i is the bytes from offset i to offset i + 1. */
export interface Bytes {
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
}

/** How the values of a column lie in memory: as Arrow lays them out. */
export type Layout =
  | { readonly layout: "fixed"; readonly values: FixedValues }
  | { readonly layout: "bits"; readonly values: Uint8Array }
  | ({ readonly layout: "bytes" } & Bytes)
  | { readonly layout: "dictionary"; readonly indices: Int32Array; readonly words: Bytes }
  | { readonly layout: "list"; readonly offsets: Int32Array; readonly child: Column }
  | { readonly layout: "array"; readonly size: number; readonly child: Column }
  | { readonly layout: "struct"; readonly names: readonly string[]; readonly children: readonly Column[] };

/** Numbers of one width; 128 bits are two 64-bit halves, the low one first. */
export type FixedValues =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** A whole column of a result, out of DuckDB's memory. */
export type Column = {
  readonly type: DuckDBType;
  readonly length: number;
  readonly nulls: number;
  /** A bit a row, 1 where a value is there; null where none is missing. */
  readonly validity: Uint8Array | null;
} & Layout;
