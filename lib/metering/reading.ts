/** How a value came about. */
export type Quality = "measured" | "estimated" | "synthetic";

/** One value of one metric of one device. */
export interface Reading {
  /** Time of the device, when the value held. [ms since 1970, UTC] */
  readonly ts: number;
  readonly deviceId: string;
  /** What is read, its unit last: `power_w`. */
  readonly metric: string;
  /** Finite, in the unit of the metric's suffix; a missing value is no reading. */
  readonly value: number;
  /** When it was received. [ms since 1970, UTC] */
  readonly rxTs: number;
  /** Number of the message within its boot, from 1; null where the format has none. */
  readonly seq: number | null;
  /** Number of the device's start; null where the format has none. */
  readonly boot: number | null;
  readonly quality: Quality;
}
