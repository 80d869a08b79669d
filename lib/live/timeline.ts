import type { Snapshot } from "#lib/lake/snapshot.ts";

/** Power of the campus at an instant; null ends a stretch that is known. [kW] */
export interface TimelinePoint {
  readonly at: number;
  readonly kw: number | null;
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const ENOUGH = 0.9;
/** Spans over which minutes are read. [ms] */
const LONGEST_BY_MINUTE = 6 * 3_600_000;

const QUARTERS_SQL = `SELECT epoch_ms(interval_start) AS at_ms, sum(mean) / 1000 AS kw
FROM readings_15min SEMI JOIN (FROM device WHERE role = 'load') AS loads USING (device_id)
WHERE metric = 'power_w' AND interval_start >= $from AND interval_start < $to
GROUP BY interval_start HAVING count(mean) >= ${ENOUGH} * (SELECT count(*) FROM device WHERE role = 'load') ORDER BY at_ms`;

const MINUTES_SQL = `SELECT at_ms, sum(w) / 1000 AS kw FROM (
  SELECT device_id, epoch_ms(time_bucket(INTERVAL 1 MINUTE, ts)) AS at_ms, avg(value) AS w
  FROM readings SEMI JOIN (FROM device WHERE role = 'load') AS loads USING (device_id)
  WHERE metric = 'power_w' AND ts >= $from AND ts < $to GROUP BY device_id, at_ms)
GROUP BY at_ms HAVING count(*) >= ${ENOUGH} * (SELECT count(*) FROM device WHERE role = 'load') ORDER BY at_ms`;

/** What the lake knows of a span: minutes where their readings are there, else quarters of an hour. */
export async function lakeTimeline(snapshot: Snapshot, from: number, to: number): Promise<TimelinePoint[]> {
  const span = { from: new Date(from - QUARTER_MS), to: new Date(to) };
  const rows = async (sql: string, middle: number) =>
    (await snapshot.query(sql, span))
      .rows<{ at_ms: number | bigint; kw: number }>()
      .map(({ at_ms, kw }) => ({ at: Number(at_ms) + middle, kw }));
  const [quarters, minutes] = await Promise.all([
    rows(QUARTERS_SQL, QUARTER_MS / 2),
    to - from <= LONGEST_BY_MINUTE ? rows(MINUTES_SQL, MINUTE_MS / 2) : [],
  ]);
  return joinedTimeline([quarters, minutes], from, to);
}

interface KnownPoint {
  readonly at: number;
  readonly kw: number;
}

/** One line out of several, each finer than the one before: a finer one takes the place of a coarser wherever it has points. */
export function joinedTimeline(
  lines: readonly (readonly KnownPoint[])[],
  from: number,
  to: number,
  reaches: readonly number[] = [QUARTER_MS, MINUTE_MS, MINUTE_MS],
): TimelinePoint[] {
  let joined: (KnownPoint & { reach: number })[] = [];
  lines.forEach((line, i) => {
    const reach = reaches[i] as number;
    // One point before the span, so that the line begins at its edge.
    const start = line.findLast(({ at }) => at < from && at >= from - QUARTER_MS);
    const finer = [...(start ? [start] : []), ...line.filter(({ at }) => at >= from && at <= to)].map((point) => ({
      ...point,
      reach,
    }));
    const times = finer.map(({ at }) => at);
    joined = [...joined.filter(({ at }) => !isNear(times, at, reach)), ...finer].sort((a, b) => a.at - b.at);
  });
  const points: TimelinePoint[] = [];
  joined.forEach(({ at, kw, reach }, i) => {
    const before = joined[i - 1];
    if (before && at - before.at > 1.6 * Math.max(reach, before.reach)) points.push({ at: before.at + 1, kw: null });
    points.push({ at, kw });
  });
  return points;
}

/** Whether one of the times, which are sorted, is at most `reach` away. */
function isNear(times: readonly number[], at: number, reach: number): boolean {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return [times[low - 1], times[low]].some((time) => time !== undefined && Math.abs(time - at) <= reach);
}
