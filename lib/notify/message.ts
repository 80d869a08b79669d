import type { Notice } from "./notice.ts";

/** One sending on one channel: of an event, of several at once, or a test. */
export interface Message {
  /** The same at every try: by it a receiver knows what it has already. */
  readonly id: string;
  readonly kind: "alarm" | "digest" | "test";
  /** When it was put together. [ms] */
  readonly at: number;
  readonly notices: readonly Notice[];
  /** Alarms that came and went while the channel was to be quiet: only counted. */
  readonly passed: number;
  /** Ids of earlier messages on this channel about the same alarm, the oldest first. */
  readonly references: readonly string[];
}
