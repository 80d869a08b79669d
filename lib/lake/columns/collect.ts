import {
  type DuckDBArrayType,
  type DuckDBDataChunk,
  type DuckDBDecimalType,
  type DuckDBEnumType,
  type DuckDBListType,
  type DuckDBMapType,
  type DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId,
  STRUCT,
} from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { bitAt, copyBits, countBits, setBits } from "./bits.ts";
import type { Column, FixedValues, Layout } from "./column.ts";
import { joinDecimals } from "./decimal.ts";
import { toDictionary } from "./dictionary.ts";
import { joinIndices, wordsOf } from "./enum.ts";
import { joinBytes, joinFixed } from "./fixed.ts";
import { listPieces } from "./list.ts";
import { type Piece, validityOf } from "./piece.ts";
import { joinTexts } from "./text.ts";

/** A type that cannot leave DuckDB, and the cast that mends it. */
export class UnsupportedType extends Error {
  readonly cast: string;

  constructor(type: DuckDBType, cast: string) {
    super(String(type));
    this.cast = cast;
  }
}

/** Copies one column of a result out of its chunks. */
export function collectColumn(type: DuckDBType, chunks: readonly DuckDBDataChunk[], index: number): Column {
  const pieces = chunks.map(({ chunk, rowCount }) => ({
    vector: duckdb.data_chunk_get_vector(chunk, index),
    count: rowCount,
  }));
  return collect(type, pieces);
}

function collect(type: DuckDBType, pieces: readonly Piece[]): Column {
  const length = pieces.reduce((sum, piece) => sum + piece.count, 0);
  const validity = joinValidity(pieces, length);
  const nulls = validity ? length - countBits(validity, length) : 0;
  const layout = layoutOf(type, pieces, length);
  if (validity && nulls > 0 && layout.layout === "fixed") clearMissing(layout.values, validity, length);
  return { type, length, nulls, validity: nulls > 0 ? validity : null, ...layout };
}

/** DuckDB leaves what was in memory where a value is missing: the same rows shall give the same bytes. */
function clearMissing(values: FixedValues, validity: Uint8Array, length: number): void {
  const width = values.byteLength / length;
  const bytes = new Uint8Array(values.buffer);
  for (let i = 0; i < length; i++) if (!bitAt(validity, i)) bytes.fill(0, i * width, (i + 1) * width);
}

function layoutOf(type: DuckDBType, pieces: readonly Piece[], length: number): Layout {
  const values = joinFixed(type.typeId, pieces, length);
  if (values) return { layout: "fixed", values };
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return { layout: "bits", values: joinBooleans(pieces, length) };
    case DuckDBTypeId.VARCHAR:
      return toDictionary(joinTexts(pieces, length));
    case DuckDBTypeId.BLOB:
      return { layout: "bytes", ...joinTexts(pieces, length) };
    case DuckDBTypeId.DECIMAL:
      return { layout: "fixed", values: joinDecimals(type as DuckDBDecimalType, pieces, length) };
    case DuckDBTypeId.ENUM:
      return {
        layout: "dictionary",
        indices: joinIndices(type as DuckDBEnumType, pieces, length),
        words: wordsOf(type as DuckDBEnumType),
      };
    case DuckDBTypeId.LIST:
      return listLayout((type as DuckDBListType).valueType, pieces, length);
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as DuckDBMapType;
      return listLayout(STRUCT({ key: keyType, value: valueType }), pieces, length);
    }
    case DuckDBTypeId.ARRAY: {
      const { valueType, length: size } = type as DuckDBArrayType;
      return {
        layout: "array",
        size,
        child: collect(
          valueType,
          pieces.map((piece) => arrayPiece(piece, size)),
        ),
      };
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType;
      const children = entryTypes.map((entry, i) =>
        collect(
          entry,
          pieces.map((piece) => ({ ...piece, vector: duckdb.struct_vector_get_child(piece.vector, i) })),
        ),
      );
      return { layout: "struct", names: entryNames, children };
    }
    default:
      throw new UnsupportedType(type, CASTS[type.typeId] ?? "VARCHAR");
  }
}

const CASTS: Readonly<Partial<Record<DuckDBTypeId, string>>> = { [DuckDBTypeId.TIME_TZ]: "TIME" };

function listLayout(child: DuckDBType, pieces: readonly Piece[], length: number): Layout {
  const { offsets, children } = listPieces(pieces, length);
  return { layout: "list", offsets, child: collect(child, children) };
}

function arrayPiece({ vector, count, rows }: Piece, size: number): Piece {
  const child = { vector: duckdb.array_vector_get_child(vector), count: count * size };
  if (!rows) return child;
  return {
    ...child,
    rows: Int32Array.from({ length: count * size }, (_, i) => rows[Math.floor(i / size)]! * size + (i % size)),
  };
}

function joinBooleans(pieces: readonly Piece[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  joinBytes(pieces, 1, bytes);
  const bits = new Uint8Array((length + 7) >> 3);
  for (let i = 0; i < length; i++) if (bytes[i] === 1) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

function joinValidity(pieces: readonly Piece[], length: number): Uint8Array | null {
  const bitmaps = pieces.map(validityOf);
  if (bitmaps.every((bitmap) => bitmap === null)) return null;
  const joined = new Uint8Array((length + 7) >> 3);
  let start = 0;
  pieces.forEach(({ count, rows }, i) => {
    const bitmap = bitmaps[i];
    if (!bitmap) setBits(joined, start, count);
    else if (!rows) copyBits(joined, start, bitmap, count);
    else
      rows.forEach((row, k) => {
        if (bitAt(bitmap, row)) setBits(joined, start + k, 1);
      });
    start += count;
  });
  return joined;
}
