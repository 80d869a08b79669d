import type { DuckDBDecimalType } from "@duckdb/node-api";
import { joinBytes } from "./fixed.ts";
import type { Piece } from "./piece.ts";

/** Widens decimals, held in 16 to 128 bits by their width, to two 64-bit halves each, the low one first. */
export function joinDecimals(type: DuckDBDecimalType, pieces: readonly Piece[], length: number): BigInt64Array {
  if (type.width > 18) {
    const wide = new BigInt64Array(length * 2);
    joinBytes(pieces, 16, new Uint8Array(wide.buffer));
    return wide;
  }
  const narrow =
    type.width > 9 ? new BigInt64Array(length) : type.width > 4 ? new Int32Array(length) : new Int16Array(length);
  joinBytes(pieces, narrow.BYTES_PER_ELEMENT, new Uint8Array(narrow.buffer));
  const wide = new BigInt64Array(length * 2);
  for (let i = 0; i < length; i++) {
    const value = narrow[i]!;
    wide[i * 2] = BigInt(value);
    wide[i * 2 + 1] = value < 0 ? -1n : 0n;
  }
  return wide;
}
