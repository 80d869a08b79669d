import duckdb from "@duckdb/node-bindings";
import { bitAt } from "./bits.ts";
import type { Bytes } from "./column.ts";
import { bytesOf, type Piece, validityOf } from "./piece.ts";

const WIDTH = 16;
const INLINE = 12;

/**
 * Joins the texts (or blobs) of a column. A DuckDB string is 16 bytes: its length, then either up to 12 bytes of text or a
 * prefix and a pointer. Texts that lie one after the other in memory, as they do mostly, are read in one call.
 */
export function joinTexts(pieces: readonly Piece[], length: number): Bytes {
  const offsets = new Int32Array(length + 1);
  let bytes: Uint8Array = new Uint8Array(Math.max(64, length * 8));
  let end = 0;
  let row = 0;
  const append = (source: Uint8Array): void => {
    if (end + source.length > bytes.length) {
      if (end + source.length > 0x7fff_ffff) throw new RangeError("Cannot join texts as together they exceed 2 GiB");
      const larger = new Uint8Array(Math.min(0x7fff_ffff, Math.max(bytes.length * 2, end + source.length)));
      larger.set(bytes.subarray(0, end));
      bytes = larger;
    }
    bytes.set(source, end);
    end += source.length;
  };
  for (const piece of pieces) {
    const data = bytesOf(piece, WIDTH);
    const validity = validityOf(piece);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    let runStart = 0;
    let runPointer = 0n;
    let runBytes = 0;
    const flush = (): void => {
      if (runBytes > 0) append(duckdb.get_data_from_pointer(data.buffer, data.byteOffset + runStart, runBytes));
      runBytes = 0;
    };
    for (let i = 0; i < piece.count; i++) {
      const position = piece.rows ? piece.rows[i]! : i;
      const valid = !validity || bitAt(validity, position);
      const at = position * WIDTH;
      const size = valid ? view.getUint32(at, true) : 0;
      if (size > INLINE) {
        const pointer = view.getBigUint64(at + 8, true);
        if (runBytes === 0 || pointer !== runPointer + BigInt(runBytes)) {
          flush();
          runStart = at + 8;
          runPointer = pointer;
        }
        runBytes += size;
      } else if (size > 0) {
        flush();
        append(data.subarray(at + 4, at + 4 + size));
      }
      offsets[++row] = end + runBytes;
    }
    flush();
  }
  return { offsets, bytes: bytes.subarray(0, end) };
}
