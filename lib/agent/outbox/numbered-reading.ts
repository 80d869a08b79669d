import type { RawMessage } from "#lib/broker/raw-message.ts";
import type { Quality } from "#lib/metering/reading.ts";

/** A reading as it lies in the outbox. */
export interface NumberedReading {
  readonly boot: number;
  readonly seq: number;
  readonly ts: number;
  readonly values: Readonly<Record<string, number | null>>;
  readonly quality?: Quality;
  readonly uptimeMs?: number;
  /** Id of the run that it is of; stays here. */
  readonly run?: string;
}

/** As a record of the log: this machine's own, so without topic and sender. */
export function encodeReading(reading: NumberedReading): RawMessage {
  const payload = Buffer.from(JSON.stringify(reading));
  return { topic: "", payload, retain: false, rxTs: reading.ts, clientId: "" };
}

/** The reading of a record; null where it is none of ours. */
export function decodeReading({ payload }: RawMessage): NumberedReading | null {
  try {
    const reading = JSON.parse(Buffer.from(payload).toString("utf8")) as NumberedReading;
    return Number.isInteger(reading.boot) && Number.isInteger(reading.seq) ? reading : null;
  } catch {
    return null;
  }
}

/** Where the numbers run without a gap. */
export function runsOf(
  readings: readonly NumberedReading[],
): { readonly boot: number; readonly first: number; readonly last: number }[] {
  const runs: { boot: number; first: number; last: number }[] = [];
  for (const reading of readings) {
    const run = runs.at(-1);
    if (run && run.boot === reading.boot && run.last + 1 === reading.seq) run.last = reading.seq;
    else runs.push({ boot: reading.boot, first: reading.seq, last: reading.seq });
  }
  return runs;
}
