import { dataset as readings } from "#data/datasets/readings.ts";
import { dataset as readingsQuarter } from "#data/datasets/readings-15min.ts";
import { dataset as readingsDay } from "#data/datasets/readings-day.ts";
import { dataset as readingsHour } from "#data/datasets/readings-hour.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { temporaryLake } from "#lib/lake/test-lake.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { ReadingBatch } from "#lib/metering/reading-batch.ts";

/** An empty lake of telemetry that goes when the test ends. */
export function telemetryLake(): Promise<Lake & { readonly home: string }> {
  return temporaryLake([readings, readingsQuarter, readingsHour, readingsDay]);
}

/** A reading of power by the minute of 2026-11-27 in UTC, or what is said otherwise. */
export function reading(minute: number, value: number, other: Partial<Reading> = {}): Reading {
  const ts = Date.parse("2026-11-27T00:00:00Z") + minute * 60_000;
  return {
    ts,
    deviceId: "pc-1",
    metric: "power_w",
    value,
    rxTs: ts + 5,
    seq: null,
    boot: null,
    quality: "measured",
    ...other,
  };
}

/** Readings as a batch. */
export function batchOf(list: readonly Reading[], source = "MQTT"): ReadingBatch {
  const batch = new ReadingBatch();
  for (const each of list) batch.push(each, source);
  return batch;
}

/** Rows of a query of the newest snapshot. */
export async function rowsOf<Row = Record<string, unknown>>(lake: Lake, sql: string): Promise<Row[]> {
  return (await (await lake.snapshot()).query(sql)).rows<Row>();
}

/** The partitions of a dataset in the newest snapshot. */
export async function partitionsOf(lake: Lake, dataset: string): Promise<string[]> {
  const { manifest } = await lake.snapshot();
  return manifest.parts.filter((part) => part.dataset === dataset).map(({ partition }) => partition);
}

/** A rollup's part of somebody else: one row of a quarter of pc-1. */
export function foreignQuarter(partition: string, interval_start: string): PartWrite {
  const row = { device_id: "pc-1", metric: "power_w", mean: 7, min: 7, max: 7, last: 7, count: 1, coverage: 1 };
  const rest = { energy_kwh: 7, estimated: false, quality: "synthetic", source: "somebody else" };
  const columns = Object.fromEntries(
    Object.entries({ interval_start, ...row, ...rest }).map(([name, value]) => [name, [value]]),
  );
  return {
    dataset: "readings_15min",
    partition,
    columns,
    provenance: { source: "somebody else", quality: "synthetic" },
  };
}
