import { createHash } from "node:crypto";

/** The id of an event's way to a channel: the same whoever computes it, so that what is routed twice is one (UUID version 8). */
export function notificationId(alarmId: string, ordinal: number, channelId: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([alarmId, ordinal, channelId]))
    .digest();
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x80;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  const hex = hash.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
