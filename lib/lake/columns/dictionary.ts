import type { Bytes, Layout } from "./column.ts";

/** A text column as indices into its distinct texts where texts repeat enough to gain by it, else as it is. */
export function toDictionary(texts: Bytes): Layout {
  const { offsets, bytes } = texts;
  const rows = offsets.length - 1;
  const most = Math.floor(rows / 2);
  const slots = new Int32Array(tableSize(Math.min(most + 1, 1 << 16))).fill(-1);
  const mask = slots.length - 1;
  const limit = Math.min(most, slots.length >> 1);
  const firsts: number[] = [];
  const indices = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const start = offsets[i]!;
    const end = offsets[i + 1]!;
    if (i > 0 && same(bytes, offsets[i - 1]!, start, start, end)) {
      indices[i] = indices[i - 1]!;
      continue;
    }
    let slot = hash(bytes, start, end) & mask;
    for (;;) {
      const word = slots[slot]!;
      if (word === -1) {
        if (firsts.length >= limit) return { layout: "bytes", ...texts };
        slots[slot] = firsts.length;
        indices[i] = firsts.length;
        firsts.push(i);
        break;
      }
      const first = firsts[word]!;
      if (same(bytes, offsets[first]!, offsets[first + 1]!, start, end)) {
        indices[i] = word;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { layout: "dictionary", indices, words: pick(texts, firsts) };
}

function tableSize(words: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, words * 2)));
}

/** FNV-1a. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let i = start; i < end; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193);
  return value ^ (value >>> 15);
}

function same(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a !== bEnd - b) return false;
  for (let i = a, k = b; i < aEnd; i++, k++) if (bytes[i] !== bytes[k]) return false;
  return true;
}

function pick({ offsets, bytes }: Bytes, rows: readonly number[]): Bytes {
  const picked = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    picked[i + 1] = picked[i]! + offsets[row + 1]! - offsets[row]!;
  });
  const joined = new Uint8Array(picked[rows.length]!);
  rows.forEach((row, i) => {
    joined.set(bytes.subarray(offsets[row]!, offsets[row + 1]!), picked[i]!);
  });
  return { offsets: picked, bytes: joined };
}
