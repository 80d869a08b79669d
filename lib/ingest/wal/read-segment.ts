import { open } from "node:fs/promises";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { readRecord } from "./record.ts";
import { MAGIC } from "./segment.ts";

/** What a segment holds. */
export interface SegmentContent {
  readonly messages: readonly RawMessage[];
  /** Offset after the last sound record: where to go on reading a segment that still grows. */
  readonly end: number;
  /** Bytes between sound records that are none: a torn write, or a disk that forgets. What is after `end` is not counted. */
  readonly damagedBytes: number;
}

/**
 * Reads the messages of a segment from an offset on. A record that is not whole or does not match its checksum is left out,
 * and what follows it is found again: one bad block must not take the rest with it, not even the first.
 */
export async function readSegment(file: string, from = MAGIC.length): Promise<SegmentContent> {
  const bytes = await bytesFrom(file, from);
  const messages: RawMessage[] = [];
  let at = 0;
  let end = 0;
  let damagedBytes = 0;
  while (at < bytes.length) {
    const record = readRecord(bytes, at);
    if (!record) {
      at++;
      continue;
    }
    damagedBytes += at - end;
    messages.push(record.message);
    at = record.next;
    end = at;
  }
  return { messages, end: from + end, damagedBytes };
}

async function bytesFrom(file: string, from: number): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.max(0, size - from));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
