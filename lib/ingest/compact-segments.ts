import { rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Decoded } from "#lib/broker/decoded.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { syncPath } from "#lib/lake/store/durable.ts";
import { ReadingBatch } from "#lib/metering/reading-batch.ts";
import { compact } from "./compact/compact.ts";
import type { Reject } from "./quarantine/reject.ts";
import { writeQuarantine } from "./quarantine/write-quarantine.ts";
import { readSegment } from "./wal/read-segment.ts";

export interface CompactSegmentsOptions {
  readonly zone: string;
  readonly now: () => number;
  readonly decode: (message: RawMessage) => Decoded;
  /** Done before segments go: keeps what was learnt from them. */
  readonly keep?: () => Promise<void>;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Segments of one commit together: a backlog is worked off in pieces that fit in memory. [bytes] */
const PIECE_BYTES = 128 * 2 ** 20;
const BATCH_READINGS = 200_000;

/** Moves what segments hold into the lake, and removes them: each only after what it held is on the disk elsewhere. */
export async function compactSegments(
  lake: Lake,
  home: string,
  segments: readonly string[],
  options: CompactSegmentsOptions,
): Promise<void> {
  for (const piece of await pieces(segments)) {
    options.signal?.throwIfAborted();
    await compact(lake, batches(home, piece, options), options);
    await options.keep?.();
    for (const file of piece) await rm(file, { force: true });
    await syncPath(path.dirname(piece[0]!), true);
  }
}

async function pieces(segments: readonly string[]): Promise<string[][]> {
  const cut: string[][] = [];
  let room = 0;
  for (const file of segments) {
    const { size } = await stat(file);
    if (cut.length === 0 || size > room) {
      cut.push([]);
      room = PIECE_BYTES;
    }
    cut.at(-1)!.push(file);
    room -= size;
  }
  return cut;
}

async function* batches(
  home: string,
  segments: readonly string[],
  { decode, say, signal }: CompactSegmentsOptions,
): AsyncIterable<ReadingBatch> {
  let batch = new ReadingBatch();
  for (const file of segments) {
    const { messages, damagedBytes } = await readSegment(file);
    if (damagedBytes > 0) {
      say(
        `${path.basename(file)} has ${damagedBytes} bytes that are no message: a write that was cut off, or a bad disk.`,
      );
    }
    const rejects: Reject[] = [];
    for (const message of messages) {
      const decoded = decode(message);
      if (decoded.kind === "rejected") rejects.push({ message, decoded });
      if (decoded.kind !== "readings") continue;
      for (const reading of decoded.readings) batch.push(reading, SOURCE);
      if (batch.length < BATCH_READINGS) continue;
      signal?.throwIfAborted();
      yield batch;
      batch = new ReadingBatch();
    }
    // Also where there are none: done again by a newer decoder, there may have been some before.
    await writeQuarantine(home, path.basename(file), rejects);
  }
  if (batch.length > 0) yield batch;
}

const SOURCE = "MQTT";
