import { isUtf8 } from "node:buffer";
import type { Reject } from "#lib/ingest/quarantine/reject.ts";

/** A reject as a line for people and programs: its payload as text where it is text. */
export function rejectJson({ message, decoded }: Reject): string {
  const payload = Buffer.from(message.payload);
  return JSON.stringify({
    received: new Date(message.rxTs).toISOString(),
    topic: message.topic,
    ...(isUtf8(payload) ? { payload: payload.toString() } : { payload_base64: payload.toString("base64") }),
    retain: message.retain,
    client_id: message.clientId,
    device_id: decoded.deviceId,
    reason: decoded.reason,
    detail: decoded.detail,
  });
}
