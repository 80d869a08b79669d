import duckdb from "@duckdb/node-bindings";
import { bitAt } from "./bits.ts";
import type { Bytes } from "./column.ts";
import { bytesOf, type Piece, validityOf } from "./piece.ts";

const WIDTH = 16;
const INLINE = 12;
const MOST = 0x7fff_ffff;

/** Joins the texts (or blobs) of a column. */
export function joinTexts(pieces: readonly Piece[], length: number): Bytes {
  const strings = pieces.map(stringsOf);
  const offsets = new Int32Array(length + 1);
  let row = 0;
  let end = 0;
  for (const { count, sizeOf } of strings) {
    for (let i = 0; i < count; i++) {
      end += sizeOf(i);
      if (end > MOST) throw new RangeError("Cannot join texts as those of one column exceed 2 GiB");
      offsets[++row] = end;
    }
  }
  const bytes = new Uint8Array(end);
  let start = 0;
  for (const each of strings) start = copyStrings(each, bytes, start);
  return { offsets, bytes };
}

/** The strings of a vector, 16 bytes each: the length, then up to 12 bytes of text, or a prefix and a pointer. */
interface Strings {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly words: Uint32Array;
  readonly count: number;
  readonly positionOf: (i: number) => number;
  readonly sizeOf: (i: number) => number;
}

function stringsOf(piece: Piece): Strings {
  const data = bytesOf(piece, WIDTH);
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  const validity = validityOf(piece);
  const { count, rows } = piece;
  const positionOf = rows ? (i: number) => rows[i]! : (i: number) => i;
  const sizeOf = (i: number): number => {
    const position = positionOf(i);
    return !validity || bitAt(validity, position) ? words[position * 4]! : 0;
  };
  return { data, words, count, positionOf, sizeOf };
}

/** Copies strings one after the other; those that lie so in memory already, as most do, are read in one call. */
function copyStrings({ data, words, count, positionOf, sizeOf }: Strings, bytes: Uint8Array, start: number): number {
  let end = start;
  let runAt = 0;
  let runPointer = 0;
  let runBytes = 0;
  const flush = (): void => {
    if (runBytes === 0) return;
    bytes.set(duckdb.get_data_from_pointer(data.buffer, data.byteOffset + runAt, runBytes), end);
    end += runBytes;
    runBytes = 0;
  };
  for (let i = 0; i < count; i++) {
    const size = sizeOf(i);
    const position = positionOf(i);
    if (size > INLINE) {
      const pointer = words[position * 4 + 2]! + words[position * 4 + 3]! * 2 ** 32;
      if (runBytes === 0 || pointer !== runPointer + runBytes) {
        flush();
        runAt = position * WIDTH + 8;
        runPointer = pointer;
      }
      runBytes += size;
    } else if (size > 0) {
      flush();
      const from = position * WIDTH + 4;
      for (let k = 0; k < size; k++) bytes[end + k] = data[from + k]!;
      end += size;
    }
  }
  flush();
  return end;
}
