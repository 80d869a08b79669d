import type { Workbench } from "#lib/lake/parts/workbench.ts";
import type { RollupRows } from "#lib/metering/rollup-rows.ts";
import { instant } from "./sql.ts";

const TYPES = {
  device: "INTEGER",
  metric: "INTEGER",
  start: "DOUBLE",
  mean: "DOUBLE",
  min: "DOUBLE",
  max: "DOUBLE",
  last: "DOUBLE",
  count: "INTEGER",
  coverage: "DOUBLE",
  energyKwh: "DOUBLE",
  estimated: "INTEGER",
  quality: "INTEGER",
  source: "INTEGER",
} as const;

/** Adds rows of a rollup to a table of the workbench. */
export async function appendRolled(bench: Workbench, table: string, rows: RollupRows): Promise<void> {
  const names = Object.keys(TYPES) as (keyof typeof TYPES)[];
  await bench.append(
    table,
    TYPES,
    Object.fromEntries(names.map((name) => [name, rows[name].subarray(0, rows.length)])),
  );
}

/** A SELECT of such a table as datasets hold rollups. */
export function selectRolled(table: string): string {
  return `SELECT ${instant("r.start")} AS interval_start, w.device_id, m.text AS metric, r.mean, r."min", r."max", r."last",
      r."count", r.coverage, r.energyKwh AS energy_kwh, r.estimated = 1 AS estimated,
      ['measured', 'estimated', 'synthetic'][r.quality + 1] AS quality, s.text AS source
    FROM ${table} r JOIN (SELECT DISTINCT id, device_id FROM windows) w ON w.id = r.device
      JOIN metric_names m ON m.code = r.metric JOIN source_names s ON s.code = r.source`;
}
