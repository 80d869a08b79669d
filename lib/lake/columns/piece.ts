import duckdb from "@duckdb/node-bindings";

/** Rows of one column of one chunk: the first `count` of a vector, or those that `rows` picks. */
export interface Piece {
  readonly vector: duckdb.Vector;
  readonly count: number;
  /** Positions in the vector, absent where they are 0 to count − 1. */
  readonly rows?: Int32Array;
}

/** The vector's memory, a view: it is copied before the chunk goes. */
export function bytesOf({ vector, count, rows }: Piece, width: number): Uint8Array<ArrayBuffer> {
  const bytes = duckdb.vector_get_data(vector, (rows ? largest(rows) + 1 : count) * width);
  return bytes as Uint8Array<ArrayBuffer>;
}

/** A bit a position, 1 where a value is there; null where none is missing. */
export function validityOf({ vector, count, rows }: Piece): Uint8Array | null {
  const positions = rows ? largest(rows) + 1 : count;
  return duckdb.vector_get_validity(vector, Math.ceil(positions / 64) * 8) ?? null;
}

function largest(rows: Int32Array): number {
  let max = -1;
  for (const row of rows) if (row > max) max = row;
  return max;
}
