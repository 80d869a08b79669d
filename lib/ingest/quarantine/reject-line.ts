import * as z from "zod/mini";
import { fromMessageJson, rawMessageFields, toMessageJson } from "../raw-message-json.ts";
import type { Reject } from "./reject.ts";

const entry = z.object({
  ...rawMessageFields,
  device_id: z.nullable(z.string()),
  reason: z.string(),
  detail: z.string(),
});

/** A reject as a line of NDJSON. */
export function toLine({ message, decoded: { deviceId, reason, detail } }: Reject): string {
  return JSON.stringify({ ...toMessageJson(message), device_id: deviceId, reason, detail });
}

/** The reject that a line holds; undefined where a disk has damaged it. */
export function fromLine(line: string): Reject | undefined {
  try {
    const { device_id: deviceId, reason, detail, ...message } = z.parse(entry, JSON.parse(line));
    return { message: fromMessageJson(message), decoded: { deviceId, reason, detail } };
  } catch {
    return undefined;
  }
}
