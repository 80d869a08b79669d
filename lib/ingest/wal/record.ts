import { Crc32c } from "@aws-crypto/crc32c";
import type { RawMessage } from "#lib/broker/raw-message.ts";

// A record: length of its body and CRC-32C of it, then kind, flags, receive time, lengths of topic and client, these two,
// and the payload. All numbers are little-endian.
const HEADER_BYTES = 8;
const FIXED_BYTES = 1 + 1 + 8 + 2 + 2;
const MESSAGE = 1;
const RETAIN = 1;
/** Between a client and the device that it proved to be: MQTT allows it in no text. */
const SENDER = "\0";

/** What a record may hold at most: a broken length is told from a long message by it. */
export const MAX_BODY_BYTES = 2 ** 21;

/** Room that a message takes in the log. */
export function recordBytes(topicBytes: number, clientBytes: number, payloadBytes: number): number {
  return HEADER_BYTES + FIXED_BYTES + topicBytes + clientBytes + payloadBytes;
}

/** What a record says of who sent its message. */
export function clientText({ clientId, sender }: Pick<RawMessage, "clientId" | "sender">): string {
  return sender === undefined ? clientId : `${clientId}${SENDER}${sender}`;
}

/** Writes a message's record at an offset of a buffer that has room for it. Returns the offset after it. */
export function writeRecord(target: Buffer, offset: number, message: RawMessage): number {
  const { topic, payload, retain, rxTs } = message;
  let at = offset + HEADER_BYTES;
  target[at++] = MESSAGE;
  target[at++] = retain ? RETAIN : 0;
  at = target.writeDoubleLE(rxTs, at);
  const lengths = at;
  at += 4;
  const topicBytes = target.write(topic, at);
  at += topicBytes;
  const clientBytes = target.write(clientText(message), at);
  at += clientBytes;
  target.writeUInt16LE(topicBytes, lengths);
  target.writeUInt16LE(clientBytes, lengths + 2);
  target.set(payload, at);
  at += payload.length;
  const body = offset + HEADER_BYTES;
  target.writeUInt32LE(at - body, offset);
  target.writeUInt32LE(crc32c(target.subarray(body, at)), offset + 4);
  return at;
}

/** The message of the record at an offset, and the offset after it; null where no whole, sound record stands there. */
export function readRecord(source: Buffer, offset: number): { message: RawMessage; next: number } | null {
  const body = offset + HEADER_BYTES;
  if (body + FIXED_BYTES > source.length) return null;
  const length = source.readUInt32LE(offset);
  const next = body + length;
  if (length < FIXED_BYTES || length > MAX_BODY_BYTES || next > source.length || source[body] !== MESSAGE) return null;
  if (crc32c(source.subarray(body, next)) !== source.readUInt32LE(offset + 4)) return null;
  const topicAt = body + FIXED_BYTES;
  const clientAt = topicAt + source.readUInt16LE(body + 10);
  const payloadAt = clientAt + source.readUInt16LE(body + 12);
  if (payloadAt > next) return null;
  const [clientId = "", sender] = source.toString("utf8", clientAt, payloadAt).split(SENDER);
  const message = {
    topic: source.toString("utf8", topicAt, clientAt),
    payload: source.subarray(payloadAt, next),
    retain: (source[body + 1]! & RETAIN) !== 0,
    rxTs: source.readDoubleLE(body + 2),
    clientId,
    ...(sender === undefined ? {} : { sender }),
  };
  return { message, next };
}

function crc32c(bytes: Uint8Array): number {
  return new Crc32c().update(bytes).digest();
}
