import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { syncPath } from "#lib/lake/store/durable.ts";
import { clientText, MAX_BODY_BYTES, recordBytes, writeRecord } from "./record.ts";
import { listSegments, MAGIC } from "./segment.ts";
import { createSegmentFile, type SegmentFile } from "./segment-file.ts";

/** A write-ahead log of messages: what it says is stored survives a loss of power. */
export interface Wal {
  /**
   * Takes a message; `stored` is called once it is on the disk, and never if it could not be written. What comes while the
   * disk is busy is written together (group commit).
   */
  append(message: RawMessage, stored: () => void): void;
  /** Begins a new segment, and names those that nobody writes to any more, oldest first. */
  seal(): Promise<string[]>;
  /** Waits for what was taken, and lets go of the file. */
  close(): Promise<void>;
}

/** Where a message ends in the log: name of the segment, and how many messages it holds up to there. */
export interface LogPosition {
  readonly segment: string;
  readonly index: number;
}

export interface WalOptions {
  readonly now: () => number;
  /** Told the first failure. From then on nothing is taken, written or said to be stored. */
  readonly onFailure: (error: Error) => void;
  /** Called after each group, once `stored` of all its messages was, with where it ends. */
  readonly onGroup?: (messages: readonly RawMessage[], position: LogPosition) => void;
  readonly segmentBytes?: number;
}

const SEGMENT_BYTES = 64 * 2 ** 20;
const FIRST_ROOM = 2 ** 20;

interface Group {
  bytes: Buffer;
  length: number;
  messages: RawMessage[];
  stored: (() => void)[];
}

/** Opens the log of a folder, in a segment of its own; older ones stay as they are. */
export async function openWal(dir: string, options: WalOptions): Promise<Wal> {
  const { now, onFailure, onGroup, segmentBytes = SEGMENT_BYTES } = options;
  await mkdir(dir, { recursive: true });
  await syncPath(dir, true);
  let segment = await createSegmentFile(dir, now());
  let waiting = emptyGroup(FIRST_ROOM);
  let spare = emptyGroup(FIRST_ROOM);
  let index = 0;
  let failed = false;
  let writing: Promise<void> | undefined;

  const rotate = async () => {
    const before = segment;
    segment = await createSegmentFile(dir, now());
    index = 0;
    await before.close();
  };

  const writeGroups = async () => {
    while (waiting.length > 0 && !failed) {
      const group = waiting;
      waiting = spare;
      spare = group;
      await segment.append(group.bytes.subarray(0, group.length));
      const { messages, stored } = group;
      clear(group);
      for (const tell of stored) tell();
      index += messages.length;
      onGroup?.(messages, { segment: path.basename(segment.file), index });
      if (segment.bytes > segmentBytes) await rotate();
    }
  };

  const fail = (error: unknown) => {
    if (failed) return;
    failed = true;
    onFailure(error instanceof Error ? error : new Error(String(error)));
  };

  /** Work on the file, one at a time; then what came meanwhile. */
  const occupy = (work: () => Promise<void>) => {
    writing ??= work()
      .catch(fail)
      .finally(() => {
        writing = undefined;
        if (waiting.length > 0 && !failed) void occupy(writeGroups);
      });
    return writing;
  };

  return {
    append(message, stored) {
      if (failed) return;
      put(waiting, message);
      waiting.stored.push(stored);
      void occupy(writeGroups);
    },
    async seal() {
      while (writing) await writing;
      if (!isFresh(segment)) await occupy(rotate);
      if (failed) throw new Error("Cannot begin a new segment as the log failed");
      // By name and not by time: a clock may have been set back.
      return (await listSegments(dir)).filter((file) => file !== segment.file);
    },
    async close() {
      while (writing) await writing;
      await segment.close();
    },
  };
}

function isFresh({ bytes }: SegmentFile): boolean {
  return bytes <= MAGIC.length;
}

function emptyGroup(room: number): Group {
  return { bytes: Buffer.allocUnsafe(room), length: 0, messages: [], stored: [] };
}

function clear(group: Group): void {
  group.length = 0;
  group.messages = [];
  group.stored = [];
  if (group.bytes.length > 16 * FIRST_ROOM) group.bytes = Buffer.allocUnsafe(FIRST_ROOM);
}

function put(group: Group, message: RawMessage): void {
  const { topic, payload } = message;
  const room = recordBytes(Buffer.byteLength(topic), Buffer.byteLength(clientText(message)), payload.length);
  if (room > MAX_BODY_BYTES) throw new RangeError(`Cannot log a message as it is too long: ${room} bytes`);
  if (group.length + room > group.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(group.bytes.length * 2, group.length + room));
    group.bytes.copy(larger, 0, 0, group.length);
    group.bytes = larger;
  }
  group.length = writeRecord(group.bytes, group.length, message);
  group.messages.push(message);
}
