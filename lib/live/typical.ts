import { wallTime } from "#lib/core/zone.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";

/** What is usual in an hour of the week: power of the campus. [kW] */
export interface TypicalHour {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Days that it is known from. */
  readonly days: number;
}

/** The 168 hours of the week from Monday midnight; null where too little is known. */
export type TypicalWeek = readonly (TypicalHour | null)[];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 42;

/** Days of the same weekday below which nothing is usual. */
const FEWEST_DAYS = 2;

/** Quarters of an hour that lack more devices than this say nothing about the campus. */
const ENOUGH = 0.9;

const SQL = `WITH campus AS (
  SELECT interval_start, sum(mean) / 1000 AS kw, count(mean) AS known
  FROM readings_15min SEMI JOIN (FROM device WHERE role = 'load') AS loads USING (device_id)
  WHERE metric = 'power_w' AND interval_start >= $from AND interval_start < $to
  GROUP BY interval_start
), enough AS (
  SELECT kw, timezone($zone, interval_start) AS local FROM campus
  WHERE known >= ${ENOUGH} * (SELECT max(known) FROM campus)
)
SELECT (isodow(local) - 1) * 24 + hour(local) AS hour, count(DISTINCT local::DATE)::INTEGER AS days,
       quantile_cont(kw, 0.1) AS p10, quantile_cont(kw, 0.5) AS p50, quantile_cont(kw, 0.9) AS p90
FROM enough GROUP BY hour`;

/** What is usual by hour of the week, out of the six weeks before today. */
export async function typicalWeek(snapshot: Snapshot, startOfToday: number): Promise<TypicalWeek> {
  const result = await snapshot.query(SQL, {
    from: new Date(startOfToday - DAYS * DAY_MS),
    to: new Date(startOfToday),
    zone: snapshot.zone,
  });
  const week: (TypicalHour | null)[] = new Array(168).fill(null);
  for (const { hour, ...typical } of result.rows<TypicalHour & { hour: number | bigint }>()) {
    if (typical.days >= FEWEST_DAYS) week[Number(hour)] = typical;
  }
  return week;
}

/** The hour of the week of an instant, 0 to 167. */
function hourOfWeek(at: number, zone: string): number {
  const { year, month, day, hour } = wallTime(at, zone);
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return weekday * 24 + hour;
}

/** What is usual at an instant; null where too little is known. */
export function typicalAt(week: TypicalWeek, at: number, zone: string): TypicalHour | null {
  return week[hourOfWeek(at, zone)] ?? null;
}
