import type { Decoded } from "#lib/broker/decoded.ts";

/** What ingest says of itself once a second, on the topic of its status. */
export interface IngestStatus {
  readonly at: string;
  /** Messages stored since it started. */
  readonly stored: number;
  /** Messages put aside since it started, as they could not be understood. */
  readonly rejected: number;
  readonly rejected_by_device: Readonly<Record<string, number>>;
  readonly rejected_by_reason: Readonly<Record<string, number>>;
  /** Size of the log that is not in the lake yet. [bytes] */
  readonly wal_bytes: number;
  readonly last_message: string | null;
  readonly last_compaction: string | null;
  readonly error: string | null;
}

/** Devices that are named in the status; the others are counted together. */
const NAMED = 100;

export class StatusCounter {
  readonly #now: () => number;
  readonly #byDevice = new Map<string, number>();
  readonly #byReason = new Map<string, number>();
  #stored = 0;
  #rejected = 0;
  #lastMessage: number | null = null;
  #lastCompaction: number | null = null;
  #error: string | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  store(messages: number): void {
    this.#stored += messages;
    this.#lastMessage = this.#now();
  }

  count(decoded: Decoded): void {
    if (decoded.kind !== "rejected") return;
    this.#rejected++;
    const device = decoded.deviceId ?? "";
    const known = this.#byDevice.has(device) || this.#byDevice.size < NAMED;
    add(this.#byDevice, known ? device : "(others)");
    add(this.#byReason, decoded.reason);
  }

  compacted(): void {
    this.#lastCompaction = this.#now();
    this.#error = null;
  }

  compactionFailed(error: Error): void {
    this.#error = error.message;
  }

  fail(error: Error): void {
    this.#error = error.message;
  }

  status(walBytes: number): IngestStatus {
    return {
      at: new Date(this.#now()).toISOString(),
      stored: this.#stored,
      rejected: this.#rejected,
      rejected_by_device: Object.fromEntries(this.#byDevice),
      rejected_by_reason: Object.fromEntries(this.#byReason),
      wal_bytes: walBytes,
      last_message: isoOf(this.#lastMessage),
      last_compaction: isoOf(this.#lastCompaction),
      error: this.#error,
    };
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
