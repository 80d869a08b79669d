import duckdb from "@duckdb/node-bindings";
import { bitAt } from "./bits.ts";
import { bytesOf, type Piece, validityOf } from "./piece.ts";

/** The offsets of a list column, and the pieces its items lie in. */
export function listPieces(pieces: readonly Piece[], length: number): { offsets: Int32Array; children: Piece[] } {
  const offsets = new Int32Array(length + 1);
  const children: Piece[] = [];
  let row = 0;
  for (const piece of pieces) {
    const entries = bytesOf(piece, 16);
    const pairs = new BigUint64Array(entries.buffer, entries.byteOffset, entries.byteLength / 8);
    const validity = validityOf(piece);
    const starts = new Int32Array(piece.count);
    let count = 0;
    let inOrder = true;
    const first = row;
    for (let i = 0; i < piece.count; i++) {
      const position = piece.rows ? piece.rows[i]! : i;
      const size = !validity || bitAt(validity, position) ? Number(pairs[position * 2 + 1]) : 0;
      starts[i] = size > 0 ? Number(pairs[position * 2]) : count;
      if (starts[i] !== count) inOrder = false;
      count += size;
      row++;
      offsets[row] = offsets[row - 1]! + size;
    }
    const child = { vector: duckdb.list_vector_get_child(piece.vector), count };
    children.push(inOrder ? child : { ...child, rows: positionsOf(starts, offsets, first, count) });
  }
  return { offsets, children };
}

/** Where the items of each list lie, for lists that do not lie one after the other. */
function positionsOf(starts: Int32Array, offsets: Int32Array, first: number, count: number): Int32Array {
  const positions = new Int32Array(count);
  let at = 0;
  starts.forEach((start, i) => {
    const size = offsets[first + i + 1]! - offsets[first + i]!;
    for (let k = 0; k < size; k++) positions[at++] = start + k;
  });
  return positions;
}
