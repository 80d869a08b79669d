import type { Reading } from "#lib/metering/reading.ts";

/** Where a message stands in the series of its sender. */
export interface Sequence {
  /** Who numbers: `dev/<device_id>` or `gw/<gateway_id>`. */
  readonly source: string;
  readonly boot: number;
  /** From 1 within each boot. */
  readonly seq: number;
  /** Lowest number of a batch, which holds all from there to `seq`; left out where a message holds one number. */
  readonly first?: number;
  /** The oldest that the sender still holds; null where it does not say. */
  readonly oldest: number | null;
}

/** What a message says. */
export type Decoded =
  | {
      readonly kind: "readings";
      /** Who sent it: a device, or `gw/<gateway_id>` for what may be of many. */
      readonly deviceId: string;
      readonly readings: readonly Reading[];
      readonly sequence: Sequence | null;
    }
  | {
      /** It is kept in quarantine, and counted. */
      readonly kind: "rejected";
      /** Who sent it, where that is known. */
      readonly deviceId: string | null;
      /** A word of a small fixed set, such as `clock_ahead`. */
      readonly reason: string;
      /** One line for a person: what, where, how to mend. */
      readonly detail: string;
      /** A rejected message was received all the same: it counts in its sender's series. */
      readonly sequence: Sequence | null;
    }
  | { readonly kind: "ignored" };
