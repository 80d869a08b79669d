import * as z from "zod/mini";
import type { RawMessage } from "#lib/broker/raw-message.ts";

/** Fields of a message as JSON writes it, its payload in base64. */
export const rawMessageFields = {
  topic: z.string(),
  payload: z.string(),
  retain: z.boolean(),
  rx_ts: z.number(),
  client_id: z.string(),
  sender: z.optional(z.string()),
};

const rawMessage = z.object(rawMessageFields);

/** A message as JSON has it. */
export type RawMessageJson = z.infer<typeof rawMessage>;

/** A message for JSON. */
export function toMessageJson({ topic, payload, retain, rxTs, clientId, sender }: RawMessage): RawMessageJson {
  const plain = { topic, payload: Buffer.from(payload).toString("base64"), retain, rx_ts: rxTs, client_id: clientId };
  return sender === undefined ? plain : { ...plain, sender };
}

/** A message as it was. */
export function fromMessageJson({ topic, payload, retain, rx_ts, client_id, sender }: RawMessageJson): RawMessage {
  const plain = { topic, payload: Buffer.from(payload, "base64"), retain, rxTs: rx_ts, clientId: client_id };
  return sender === undefined ? plain : { ...plain, sender };
}

/** The message that a line of JSON holds; undefined where it holds none. */
export function messageOfLine(line: string): RawMessage | undefined {
  try {
    return fromMessageJson(z.parse(rawMessage, JSON.parse(line)));
  } catch {
    return undefined;
  }
}
