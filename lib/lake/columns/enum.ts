import { type DuckDBEnumType, DuckDBTypeId } from "@duckdb/node-api";
import type { Bytes } from "./column.ts";
import { joinBytes } from "./fixed.ts";
import type { Piece } from "./piece.ts";

/** The indices of an ENUM column, held in 8, 16 or 32 bits by the number of its words. */
export function joinIndices(type: DuckDBEnumType, pieces: readonly Piece[], length: number): Int32Array {
  const held =
    type.internalTypeId === DuckDBTypeId.UTINYINT
      ? new Uint8Array(length)
      : type.internalTypeId === DuckDBTypeId.USMALLINT
        ? new Uint16Array(length)
        : new Uint32Array(length);
  joinBytes(pieces, held.BYTES_PER_ELEMENT, new Uint8Array(held.buffer));
  return Int32Array.from(held, (index) => Math.min(index, type.values.length - 1));
}

/** The words of an ENUM. */
export function wordsOf(type: DuckDBEnumType): Bytes {
  const encoded = type.values.map((word) => Buffer.from(word, "utf8"));
  const offsets = new Int32Array(encoded.length + 1);
  encoded.forEach((word, i) => {
    offsets[i + 1] = offsets[i]! + word.length;
  });
  return { offsets, bytes: Buffer.concat(encoded) };
}
