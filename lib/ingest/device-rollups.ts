import type { QueryResult, Snapshot } from "#lib/lake/snapshot.ts";
import type { Reading } from "#lib/metering/reading.ts";
import type { AskOptions, DeviceReadings } from "./device-readings.ts";
import { storedQuarter } from "./stored-quarter.ts";
import { type Grain, tailRollup } from "./tail-rollups.ts";

const COLUMNS = "interval_start, metric, mean, min, max, last, count, coverage, energy_kwh, estimated, quality";

/** Quarters, hours or days of a device of the lake and the tail as one, in the order of metric and time. */
export async function deviceRollups(
  snapshot: Snapshot,
  tail: readonly Reading[],
  { device, metrics, from, to, grain }: Omit<DeviceReadings, "points"> & { readonly grain: Grain },
  { signal, maxRows }: AskOptions,
): Promise<QueryResult> {
  const touched = await tailRollup(snapshot, device, tail, grain, signal);
  const rows = Array.from({ length: touched.rows.length }, (_, i) => storedQuarter(touched.rows, i, touched.metrics));
  const of = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  const number = (name: "mean" | "min" | "max" | "last" | "coverage" | "energy_kwh") =>
    `unnest($t_${name}::DOUBLE[]) AS ${name}`;
  const sql = `WITH fresh AS (SELECT make_timestamptz(unnest($t_start::BIGINT[]) * 1000) AS interval_start, unnest($t_metric::VARCHAR[]) AS metric,
      ${(["mean", "min", "max", "last"] as const).map(number).join(", ")}, unnest($t_count::INTEGER[]) AS count,
      ${number("coverage")}, ${number("energy_kwh")}, unnest($t_estimated::BOOLEAN[]) AS estimated, unnest($t_quality::VARCHAR[]) AS quality)
    SELECT ${COLUMNS} FROM (SELECT ${COLUMNS} FROM (FROM readings_${grain} WHERE device_id = $device) AS stored ANTI JOIN fresh USING (metric, interval_start)
      UNION ALL BY NAME FROM fresh)
    WHERE interval_start >= make_timestamptz($from::BIGINT * 1000) AND interval_start < make_timestamptz($to::BIGINT * 1000)
      AND (len($metrics::VARCHAR[]) = 0 OR list_contains($metrics::VARCHAR[], metric))
    ORDER BY metric, interval_start`;
  const parameters = {
    ...{ device, metrics, from, to },
    t_start: of("interval_start").map(BigInt),
    t_metric: of("metric"),
    t_mean: of("mean"),
    t_min: of("min"),
    t_max: of("max"),
    t_last: of("last"),
    t_count: of("count"),
    t_coverage: of("coverage"),
    t_energy_kwh: of("energy_kwh"),
    t_estimated: of("estimated"),
    t_quality: of("quality"),
  };
  return snapshot.query(sql, parameters, { signal, maxRows });
}
