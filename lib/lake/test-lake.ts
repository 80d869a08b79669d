import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Dataset } from "#lib/core/dataset.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Lake, openLake } from "./lake.ts";
import type { PartWrite } from "./store/part-write.ts";

/** A dataset for tests: one row a meter and hour. */
export const READINGS: Dataset = {
  name: "readings",
  rowIs: "meter × hour",
  columns: {
    meter: { type: "VARCHAR", meaning: "Name of the meter." },
    hour: { type: "INTEGER", meaning: "Hours since the start." },
    load_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Energy of the hour.", nullable: true },
  },
  key: ["meter", "hour"],
  sort: ["meter", "hour"],
};

/** A catalogue without files. */
export function catalogueOf(datasets: readonly Dataset[], views: Readonly<Record<string, string>> = {}): Catalogue {
  return {
    root: "/",
    datasets: new Map(datasets.map((dataset) => [dataset.name, dataset])),
    views: new Map(Object.entries(views).map(([name, sql]) => [name, { name, sql, file: `data/views/${name}.sql` }])),
    derivations: new Map(),
    hash: JSON.stringify([datasets, views]),
  };
}

/** A folder that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-lake-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty lake that goes when the test ends. */
export async function temporaryLake(
  datasets: readonly Dataset[] = [READINGS],
  views: Readonly<Record<string, string>> = {},
): Promise<Lake & { readonly home: string }> {
  const home = await temporaryFolder();
  const lake = await openLake(home, catalogueOf(datasets, views));
  onTestFinished(() => lake.close());
  return { ...lake, home };
}

/** A part of `readings`: the hours 0, 1, 2 … of one meter; NaN is missing. */
export function readings(meter: string, loads: readonly number[], note?: string): PartWrite {
  const columns = {
    meter: loads.map(() => meter),
    hour: Int32Array.from(loads, (_, hour) => hour),
    load_kwh: Float64Array.from(loads),
  };
  const provenance = { source: "test", quality: "synthetic", ...(note === undefined ? {} : { note }) } as const;
  return { dataset: "readings", partition: meter, columns, provenance };
}
