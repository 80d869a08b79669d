import type { Quality } from "#lib/metering/reading.ts";

/** A reading to be sent: all metrics of a device at one time. */
export interface OwnReading {
  readonly deviceId: string;
  /** Time of the device. [ms since 1970, UTC] */
  readonly ts: number;
  /** By metric; null and NaN are missing. */
  readonly values: Readonly<Record<string, number | null>>;
  /** The device's numbers: both, or neither. */
  readonly numbered?: {
    readonly boot: number;
    /** From 1 within each boot. */
    readonly seq: number;
    /** The oldest of this boot that it still holds. */
    readonly oldestSeq?: number;
  };
  /** Since the device's start. [ms] */
  readonly uptimeMs?: number;
  /** Measured, where nothing is said. */
  readonly quality?: Quality;
  readonly timeQuality?: "synced" | "holdover" | "estimated";
}

/** A device's message: one reading, or several that are numbered without a gap. */
export function encodeOwn(readings: OwnReading | readonly OwnReading[]): string {
  return JSON.stringify("deviceId" in readings ? ownObject(readings) : readings.map(ownObject));
}

/** A gateway's message, numbered by the gateway. */
export function encodeGateway(message: {
  readonly boot: number;
  readonly seq: number;
  readonly oldestSeq?: number;
  /** Of whatever devices: what {@link ownObject} makes, or was sent so. */
  readonly readings: readonly object[];
}): string {
  const { boot, seq, oldestSeq: oldest_seq, readings } = message;
  return JSON.stringify({ boot, seq, oldest_seq, readings });
}

/** A reading as an object of our own format. */
export function ownObject(reading: OwnReading): Record<string, unknown> {
  const { deviceId, ts, values, numbered, uptimeMs, quality, timeQuality } = reading;
  return {
    device_id: deviceId,
    ts,
    ...(numbered && { seq: numbered.seq, boot: numbered.boot, oldest_seq: numbered.oldestSeq }),
    uptime_ms: uptimeMs,
    quality,
    time_quality: timeQuality,
    ...values,
  };
}
