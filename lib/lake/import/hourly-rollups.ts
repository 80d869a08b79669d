import { literal } from "../query/quote.ts";

/** Metric of energies of intervals that start at a reading's time. */
export const INTERVAL_ENERGY = "interval_energy_kwh";

interface Rollup {
  readonly zone: string;
  /** Length of the interval that each reading stands for. [ms] */
  readonly intervalMs: number;
  /** Whether all of `now` is new, and so touched: it is then in order of devices and time as it is. */
  readonly isNew: boolean;
}

/**
 * Hours or days of the energies of intervals in the table `now`, of the devices and days in `touched`: what
 * `lib/metering` makes of them by quarters of an hour. The intervals lie within the hours, or days, of the zone.
 */
export function hourlyRollupSql(unit: "hour" | "day", { zone, intervalMs, isNew }: Rollup): string {
  const start = unit === "day" ? `timezone(${literal(zone)}, day::TIMESTAMP)` : "ts";
  const end = unit === "day" ? `timezone(${literal(zone)}, (day + 1)::TIMESTAMP)` : "ts + INTERVAL 1 HOUR";
  const metric = `WHERE metric = ${literal(INTERVAL_ENERGY)}`;
  // In order of time, so that the same readings give the same sum, whichever part they were in.
  const order = unit === "day" ? "ORDER BY device_id, ts" : "";
  const rows = isNew
    ? `(FROM now ${metric})`
    : `(FROM now SEMI JOIN touched USING (device_id, day) ${metric} ${order})`;
  if (unit === "hour") {
    return `SELECT ${start} AS interval_start, device_id, metric, value AS mean, value AS min, value AS max, value AS last,
      1 AS count, 1.0::DOUBLE AS coverage, value AS energy_kwh, false AS estimated, quality, source FROM ${rows}`;
  }
  return `SELECT ${start} AS interval_start, device_id, metric, greatest(min(value), least(max(value), sum(value) / count(*))) AS mean,
    min(value) AS min, max(value) AS max, arg_max(value, ts) AS last, count(*)::INTEGER AS count,
    least(1.0, count(*) * ${intervalMs}::DOUBLE / (epoch_ms(${end}) - epoch_ms(${start}))) AS coverage,
    sum(value) AS energy_kwh, bool_or(quality = 'estimated') AS estimated, max(quality) AS quality, min(source) AS source
    FROM ${rows} GROUP BY device_id, metric, day`;
}
