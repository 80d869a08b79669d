import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Reading } from "#lib/metering/reading.ts";
import { SparkplugBirths } from "./codecs/sparkplug/births.ts";
import type { Sequence } from "./decoded.ts";
import type { RawMessage } from "./raw-message.ts";

const CONTRACT = path.resolve(import.meta.dirname, "../../firmware/contract");

/** A message as the contract's files write it. */
interface Said {
  readonly topic: string;
  /** Text, or bytes in base64. */
  readonly payload?: string;
  readonly payload_base64?: string;
  readonly received: string;
  readonly retain?: boolean;
}

/** An example of the contract. */
interface Example<Expected> extends Said {
  readonly about: string;
  readonly zone: string;
  /** Messages that must have come before. */
  readonly after?: readonly Said[];
  readonly expect: Expected;
}

/** What a golden example's message means. */
interface GoldenReading extends Pick<Reading, "metric" | "value" | "seq" | "boot" | "quality"> {
  readonly ts: string;
  readonly device_id: string;
}

export type Golden = Example<
  | { readonly device_id: string; readonly sequence: Sequence | null; readonly readings: readonly GoldenReading[] }
  | { readonly ignored: true }
>;

export type Broken = Example<{
  readonly reason: string;
  readonly device_id: string | null;
  readonly sequence: Sequence | null;
}>;

/** The examples of a folder of the contract, by file. */
export function examples(folder: "golden"): [string, Golden][];
export function examples(folder: "broken"): [string, Broken][];
export function examples(folder: "golden" | "broken"): [string, unknown][] {
  const dir = path.join(CONTRACT, folder);
  return readdirSync(dir)
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(path.join(dir, name), "utf8"))]);
}

/** A JSON schema of the contract. */
export function contractSchema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(CONTRACT, "schema", `${name}.schema.json`), "utf8"));
}

/** An example's message. */
export function messageOf({ topic, payload, payload_base64, received, retain = false }: Said): RawMessage {
  return {
    topic,
    payload: payload_base64 === undefined ? Buffer.from(payload ?? "") : Buffer.from(payload_base64, "base64"),
    retain,
    rxTs: Date.parse(received),
    clientId: "contract",
  };
}

/** What the decoder must have been told for an example. */
export function optionsOf({ zone, after = [] }: Pick<Example<unknown>, "zone" | "after">): {
  zone: string;
  births: SparkplugBirths;
} {
  return { zone, births: SparkplugBirths.from(after.map(messageOf)) };
}
