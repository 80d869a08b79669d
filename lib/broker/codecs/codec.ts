import { metricUnit } from "#lib/metering/metric-units.ts";
import type { Reading } from "#lib/metering/reading.ts";
import type { Sequence } from "../decoded.ts";
import type { RawMessage } from "../raw-message.ts";
import { metricValue } from "./metric-value.ts";
import { shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";
import type { SparkplugBirths } from "./sparkplug/births.ts";

/** What a decoder is told. */
export interface DecodeOptions {
  /** Zone of device times that say none. */
  readonly zone: string;
  /** Names that Sparkplug devices told, which later messages leave out; without it each message stands alone. */
  readonly births?: SparkplugBirths;
}

/** What is known of a message so far: it holds even if the rest of the message cannot be understood. */
export interface Draft {
  deviceId: string | null;
  sequence: Sequence | null;
}

/** Reads one format. */
export interface Codec {
  /** Whether a topic, by its levels, is one of this format. */
  takes(levels: readonly string[]): boolean;
  /**
   * Reads a message, and notes in the draft who sent it as soon as that is known.
   *
   * @returns Its readings; undefined where it holds no telemetry by its nature.
   * @throws {Rejection} If it cannot be understood.
   */
  read(
    message: RawMessage,
    levels: readonly string[],
    draft: Draft,
    options: DecodeOptions,
  ): readonly Reading[] | undefined;
}

/** Readings of a format that numbers nothing; values that a change of unit made too large are none. */
export function unnumbered(
  deviceId: string,
  { ts, rxTs }: { readonly ts: number; readonly rxTs: number },
  values: Iterable<readonly [metric: string, value: number]>,
): Reading[] {
  return Array.from(values).flatMap(([metric, said]): Reading[] => {
    if (metricUnit(metric) === undefined) {
      throw new Rejection(
        "unknown_metric",
        `Cannot use ${shown(metric)} as it is too long for a metric's name, or none`,
      );
    }
    const value = metricValue(said, metric);
    return value === null ? [] : [{ ts, deviceId, metric, value, rxTs, seq: null, boot: null, quality: "measured" }];
  });
}
