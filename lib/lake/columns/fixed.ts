import { DuckDBTypeId } from "@duckdb/node-api";
import type { FixedValues } from "./column.ts";
import { bytesOf, type Piece } from "./piece.ts";

interface FixedArray {
  new (length: number): FixedValues;
  readonly BYTES_PER_ELEMENT: number;
}

/** How the values of each type of one width are held: the array, and its elements a value. */
const FIXED: Readonly<Partial<Record<DuckDBTypeId, readonly [FixedArray, 1 | 2]>>> = {
  [DuckDBTypeId.TINYINT]: [Int8Array, 1],
  [DuckDBTypeId.SMALLINT]: [Int16Array, 1],
  [DuckDBTypeId.INTEGER]: [Int32Array, 1],
  [DuckDBTypeId.BIGINT]: [BigInt64Array, 1],
  [DuckDBTypeId.UTINYINT]: [Uint8Array, 1],
  [DuckDBTypeId.USMALLINT]: [Uint16Array, 1],
  [DuckDBTypeId.UINTEGER]: [Uint32Array, 1],
  [DuckDBTypeId.UBIGINT]: [BigUint64Array, 1],
  [DuckDBTypeId.HUGEINT]: [BigInt64Array, 2],
  [DuckDBTypeId.UHUGEINT]: [BigInt64Array, 2],
  [DuckDBTypeId.FLOAT]: [Float32Array, 1],
  [DuckDBTypeId.DOUBLE]: [Float64Array, 1],
  [DuckDBTypeId.DATE]: [Int32Array, 1],
  [DuckDBTypeId.TIME]: [BigInt64Array, 1],
  [DuckDBTypeId.TIME_NS]: [BigInt64Array, 1],
  [DuckDBTypeId.TIMESTAMP]: [BigInt64Array, 1],
  [DuckDBTypeId.TIMESTAMP_S]: [BigInt64Array, 1],
  [DuckDBTypeId.TIMESTAMP_MS]: [BigInt64Array, 1],
  [DuckDBTypeId.TIMESTAMP_NS]: [BigInt64Array, 1],
  [DuckDBTypeId.TIMESTAMP_TZ]: [BigInt64Array, 1],
  [DuckDBTypeId.INTERVAL]: [BigInt64Array, 2],
  [DuckDBTypeId.UUID]: [BigInt64Array, 2],
};

/** Joins the values of a type of one width as they are; null for a type that is not of one width. */
export function joinFixed(typeId: DuckDBTypeId, pieces: readonly Piece[], length: number): FixedValues | null {
  const form = FIXED[typeId];
  if (!form) return null;
  const [FixedArray, elements] = form;
  const values = new FixedArray(length * elements);
  joinBytes(pieces, FixedArray.BYTES_PER_ELEMENT * elements, new Uint8Array(values.buffer));
  return values;
}

/** Copies values of `width` bytes one after the other. */
export function joinBytes(pieces: readonly Piece[], width: number, target: Uint8Array): void {
  let at = 0;
  for (const piece of pieces) {
    const source = bytesOf(piece, width);
    if (!piece.rows) target.set(source, at);
    else {
      piece.rows.forEach((row, i) => {
        target.set(source.subarray(row * width, (row + 1) * width), at + i * width);
      });
    }
    at += piece.count * width;
  }
}
