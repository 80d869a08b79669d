/** Copies `count` bits to a bitmap that is zero from `targetStart` on; the first bit of a byte is its lowest. */
export function copyBits(target: Uint8Array, targetStart: number, source: Uint8Array, count: number): void {
  const shift = targetStart & 7;
  let to = targetStart >> 3;
  for (let from = 0, left = count; left > 0; from++, to++, left -= 8) {
    const byte = source[from]! & (left < 8 ? (1 << left) - 1 : 0xff);
    target[to]! |= byte << shift;
    if (shift > 0 && byte >> (8 - shift) !== 0) target[to + 1]! |= byte >> (8 - shift);
  }
}

/** Sets `count` bits from `start` on. */
export function setBits(target: Uint8Array, start: number, count: number): void {
  let i = start;
  const end = start + count;
  for (; i < end && (i & 7) !== 0; i++) target[i >> 3]! |= 1 << (i & 7);
  const whole = (end - i) >> 3;
  target.fill(0xff, i >> 3, (i >> 3) + whole);
  for (i += whole * 8; i < end; i++) target[i >> 3]! |= 1 << (i & 7);
}

export function bitAt(bits: Uint8Array, i: number): boolean {
  return ((bits[i >> 3]! >> (i & 7)) & 1) === 1;
}

/** How many of the first `count` bits are set; the bits after them are zero. */
export function countBits(bits: Uint8Array, count: number): number {
  let set = 0;
  for (let i = 0; i < (count + 7) >> 3; i++) set += BITS_IN_BYTE[bits[i]!]!;
  return set;
}

const BITS_IN_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  let set = 0;
  for (let rest = byte; rest > 0; rest >>= 1) set += rest & 1;
  return set;
});
