import type { Bytes } from "./column.ts";

/** A UUID as text. DuckDB stores it as a signed 128-bit integer with the first bit turned, so that it sorts. */
export function uuidText(low: bigint, high: bigint): string {
  const first = BigInt.asUintN(64, high ^ (1n << 63n))
    .toString(16)
    .padStart(16, "0");
  const last = BigInt.asUintN(64, low).toString(16).padStart(16, "0");
  return `${first.slice(0, 8)}-${first.slice(8, 12)}-${first.slice(12)}-${last.slice(0, 4)}-${last.slice(4)}`;
}

/** A column of UUIDs as texts of 36 bytes. */
export function uuidTexts(values: BigInt64Array, length: number): Bytes {
  const bytes = Buffer.alloc(length * 36);
  for (let i = 0; i < length; i++) bytes.write(uuidText(values[i * 2]!, values[i * 2 + 1]!), i * 36, "latin1");
  return { offsets: Int32Array.from({ length: length + 1 }, (_, i) => i * 36), bytes };
}
