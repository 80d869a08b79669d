import { QUALITIES } from "#lib/metering/quality-rank.ts";
import type { RollupRows } from "#lib/metering/rollup-rows.ts";

/** A row of a rollup of one device as the lake has it, its time in ms since 1970. */
export interface StoredQuarter {
  readonly interval_start: number;
  readonly metric: string;
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly last: number | null;
  readonly count: number;
  readonly coverage: number;
  readonly energy_kwh: number | null;
  readonly estimated: boolean;
  readonly quality: string;
}

/** A row of a rollup as the lake has it; NaN is missing. */
export function storedQuarter(rows: RollupRows, i: number, metrics: readonly string[]): StoredQuarter {
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    interval_start: rows.start[i]!,
    metric: metrics[rows.metric[i]!]!,
    mean: known(rows.mean[i]!),
    min: known(rows.min[i]!),
    max: known(rows.max[i]!),
    last: known(rows.last[i]!),
    count: rows.count[i]!,
    coverage: rows.coverage[i]!,
    energy_kwh: known(rows.energyKwh[i]!),
    estimated: rows.estimated[i] === 1,
    quality: QUALITIES[rows.quality[i]!] ?? "measured",
  };
}
