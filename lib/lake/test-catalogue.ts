import type { Dataset } from "#lib/core/dataset.ts";
import type { Catalogue } from "./catalogue.ts";

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
