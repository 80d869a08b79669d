import type { Reading } from "#lib/metering/reading.ts";
import type { Sequence } from "../decoded.ts";
import type { RawMessage } from "../raw-message.ts";

/** What is known of a message so far: it holds for the message even if the rest of it cannot be understood. */
export interface Draft {
  deviceId: string | null;
  sequence: Sequence | null;
}

/** A value before it is known when it came, and from whom. */
export interface Value {
  readonly metric: string;
  readonly value: number;
}

/** Reads one format. */
export interface Codec {
  /** Whether a topic, by its levels, is one of this format. */
  takes(levels: readonly string[]): boolean;
  /**
   * Reads a message, and notes in the draft who sent it as soon as it is known.
   *
   * @returns Its readings; undefined where it holds no telemetry by its nature.
   * @throws {Rejection} If it cannot be understood.
   */
  read(message: RawMessage, levels: readonly string[], draft: Draft, zone: string): Reading[] | undefined;
}
