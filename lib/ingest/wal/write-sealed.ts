import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { placeDurably, temporaryName } from "#lib/lake/store/durable.ts";
import { clientText, recordBytes, writeRecord } from "./record.ts";
import { segmentName } from "./segment.ts";
import { createSegmentFile } from "./segment-file.ts";

/** Puts messages into a log that another process may be writing: as a segment of their own, there whole or not at all. */
export async function writeSealed(dir: string, messages: readonly RawMessage[], nowMs: number): Promise<string> {
  const staging = path.join(dir, temporaryName("staged"));
  await mkdir(staging, { recursive: true });
  const segment = await createSegmentFile(staging, nowMs);
  try {
    await segment.append(Buffer.concat(messages.map(recordOf)));
  } finally {
    await segment.close();
  }
  const target = path.join(dir, segmentName(nowMs));
  await placeDurably(segment.file, target);
  await rm(staging, { recursive: true });
  return target;
}

function recordOf(message: RawMessage): Buffer {
  const { topic, payload } = message;
  const room = recordBytes(Buffer.byteLength(topic), Buffer.byteLength(clientText(message)), payload.length);
  const record = Buffer.alloc(room);
  writeRecord(record, 0, message);
  return record;
}
