/** Why a message cannot be understood. */
export const REJECT_REASONS = [
  /** A topic of no format. */
  "topic_unknown",
  /** More bytes than any message may have. */
  "too_large",
  "empty",
  "not_utf8",
  "not_json",
  "not_sparkplug",
  /** A field is missing, or of another type than it must have. */
  "bad_shape",
  /** A value is no finite number within reason. */
  "bad_value",
  "bad_time",
  "bad_device",
  "bad_sequence",
  /** The message names another device than its topic. */
  "device_mismatch",
  /** A device that its sender has not proved to be. */
  "identity",
  /** A number whose name tells no unit. */
  "unknown_metric",
  /** A time before 2000: the device has not set its clock. */
  "clock_early",
  /** A time ahead of ours. */
  "clock_ahead",
  /** What a broker kept says when it was kept, not now. */
  "retained",
  /** Names of metrics that were to come before. */
  "birth_missing",
  /** The decoder itself failed: a fault of ours. */
  "decoder_failed",
] as const;

export type RejectReason = (typeof REJECT_REASONS)[number];

/** Thrown by a codec at what it cannot understand. */
export class Rejection extends Error {
  override readonly name = "Rejection";
  readonly reason: RejectReason;

  /**
   * @param reason A word to count by.
   * @param detail One line for a person: what, where, how to mend.
   */
  constructor(reason: RejectReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
