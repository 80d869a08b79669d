import type { Lake } from "#lib/lake/lake.ts";
import type { Commit } from "#lib/lake/store/commit.ts";
import type { Part } from "#lib/lake/store/manifest.ts";
import { calendarOf } from "./calendar.ts";
import { isOurs } from "./draft.ts";

const DAY_MS = 86_400_000;

/** The datasets whose age is limited, and by which of the two limits. */
const LIMITS: Readonly<Record<string, "rawDays" | "rollupDays">> = {
  readings: "rawDays",
  readings_15min: "rollupDays",
  readings_hour: "rollupDays",
  readings_day: "rollupDays",
};

export interface RetainOptions {
  /** Days that readings stay; 0: for ever. */
  readonly rawDays: number;
  /** Days that their quarters, hours and days stay; 0: for ever. */
  readonly rollupDays: number;
  readonly now: () => number;
  /** IANA name of the site's zone. */
  readonly zone: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Drops the parts of telemetry of which every row is older than its limit; so a month stays until its last day is. Parts that
 * others put there, a sample or an import of history, stay: they were old when they came. The files themselves go with the last
 * snapshot that names them, when rubbish is collected.
 */
export async function retain(lake: Lake, options: RetainOptions): Promise<Commit> {
  const calendar = calendarOf(options.zone);
  const isTooOld = (part: Part): boolean => {
    const limit = LIMITS[part.dataset];
    const days = limit ? options[limit] : 0;
    const span = calendar.spanOf(part.partition);
    return days > 0 && span !== null && isOurs(part) && span.to <= options.now() - days * DAY_MS;
  };
  return lake.commit(
    "Drop telemetry that is past its time",
    (base) => ({ put: [], drop: (base?.parts ?? []).filter(isTooOld) }),
    { signal: options.signal, now: options.now },
  );
}
