import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Decoded } from "#lib/broker/decoded.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { ackTopic } from "#lib/broker/topics.ts";
import { writeDurably } from "#lib/lake/store/durable.ts";
import { type SavedSequences, Sequences } from "./sequences.ts";

/** Tells senders that number their messages how far these are stored. */
export class Acknowledger {
  readonly #folder: string;
  readonly #siteId: string;
  readonly #sequences: Sequences;
  /** What is to be told: the newest by topic and boot. */
  #due = new Map<string, { readonly topic: string; readonly payload: string }>();

  private constructor(folder: string, siteId: string, sequences: Sequences) {
    this.#folder = folder;
    this.#siteId = siteId;
    this.#sequences = sequences;
  }

  static async open(home: string, siteId: string): Promise<Acknowledger> {
    const folder = path.join(home, "ingest");
    await mkdir(folder, { recursive: true });
    const text = await readFile(fileOf(folder), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "[]";
      throw error;
    });
    return new Acknowledger(folder, siteId, Sequences.from(JSON.parse(text) as SavedSequences));
  }

  /** Notes a stored message; each one is answered, also one that came before, as its answer may have been lost. */
  note({ topic }: RawMessage, decoded: Decoded): void {
    if (decoded.kind === "ignored" || !decoded.sequence) return;
    const { source, boot, seq } = this.#sequences.store(decoded.sequence);
    const to = topic.endsWith("/up") ? `${topic.slice(0, -2)}ack` : ackTopic(this.#siteId, source);
    this.#due.set(`${to} ${boot}`, { topic: to, payload: JSON.stringify({ boot, seq }) });
  }

  /** What has to be told since the last call. */
  due(): { readonly topic: string; readonly payload: string }[] {
    const due = [...this.#due.values()];
    this.#due = new Map();
    return due;
  }

  async save(): Promise<void> {
    await writeDurably(fileOf(this.#folder), JSON.stringify(this.#sequences.save()), this.#folder);
  }
}

function fileOf(folder: string): string {
  return path.join(folder, "sequences.json");
}
