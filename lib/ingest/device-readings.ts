import { type LineRequest, lineSql } from "#lib/lake/cube/line-sql.ts";
import type { QueryResult, Snapshot } from "#lib/lake/snapshot.ts";
import type { Reading } from "#lib/metering/reading.ts";

/** Readings of one device that are asked for. */
export interface DeviceReadings {
  readonly device: string;
  /** All where it is empty. */
  readonly metrics: readonly string[];
  /** Half-open. [ms since 1970, UTC] */
  readonly from: number;
  readonly to: number;
  /** Points that a line may have at most: thinned so that its drawing stays the same; all where undefined. */
  readonly points?: number | undefined;
}

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly maxRows: number;
}

const POINTS_A_COLUMN = 4;

/** The readings of a device in the lake and the tail as one, in the order of metric and time. */
export function deviceReadings(
  snapshot: Snapshot,
  tail: readonly Reading[],
  { device, metrics, from, to, points }: DeviceReadings,
  options: AskOptions,
): Promise<QueryResult> {
  const asked = tail.filter(
    ({ ts, metric }) => ts >= from && ts < to && (metrics.length === 0 || metrics.includes(metric)),
  );
  const rows = `SELECT ts, metric, value, quality FROM stored UNION ALL SELECT ts, metric, value, quality FROM fresh`;
  // A missing number is -1, as nothing equals NULL.
  const sources = `stored AS MATERIALIZED (SELECT ts, metric, value, quality, coalesce(boot, -1) AS boot, coalesce(seq, -1) AS seq
      FROM readings WHERE device_id = $device AND ts >= make_timestamptz($from::BIGINT * 1000) AND ts < make_timestamptz($to::BIGINT * 1000)
        AND (len($metrics::VARCHAR[]) = 0 OR list_contains($metrics::VARCHAR[], metric))),
    fresh AS (FROM (SELECT make_timestamptz(unnest($tail_ts::BIGINT[]) * 1000) AS ts, unnest($tail_metric::VARCHAR[]) AS metric,
        unnest($tail_value::DOUBLE[]) AS value, unnest($tail_quality::VARCHAR[]) AS quality, unnest($tail_boot::BIGINT[]) AS boot,
        unnest($tail_seq::BIGINT[]) AS seq) ANTI JOIN stored USING (ts, metric, boot, seq))`;
  const line: LineRequest = {
    ...{ x: "ts", isTime: true, y: "value", series: "metric" },
    width: Math.max(1, Math.floor((points ?? POINTS_A_COLUMN) / POINTS_A_COLUMN)),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
  const sql =
    points === undefined
      ? `WITH ${sources} SELECT ts, metric, value, quality FROM (${rows}) ORDER BY metric, ts, value`
      : lineSql(`WITH ${sources} ${rows}`, line);
  const parameters = {
    ...{ device, metrics, from, to },
    tail_ts: asked.map(({ ts }) => BigInt(ts)),
    tail_metric: asked.map(({ metric }) => metric),
    tail_value: Float64Array.from(asked, ({ value }) => value),
    tail_quality: asked.map(({ quality }) => quality),
    tail_boot: asked.map(({ boot }) => BigInt(boot ?? -1)),
    tail_seq: asked.map(({ seq }) => BigInt(seq ?? -1)),
  };
  return snapshot.query(sql, parameters, options);
}
