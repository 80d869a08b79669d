import type { Dataset } from "#lib/core/dataset.ts";

/** Unit of a metric's own values: its name ends in it. */
const OWN = "as the metric's suffix";

export const dataset: Dataset = {
  name: "readings_day",
  rowIs: "device × metric × day",
  columns: {
    interval_start: {
      type: "TIMESTAMPTZ",
      meaning: "Start of the interval, which lasts a day of the site's zone and is half-open.",
    },
    device_id: { type: "VARCHAR", meaning: "Device, as dataset meter names it." },
    metric: { type: "VARCHAR", meaning: "What is read, its unit last: power_w." },
    mean: { type: "DOUBLE", unit: OWN, meaning: "Mean over the interval.", nullable: true },
    min: { type: "DOUBLE", unit: OWN, meaning: "Lowest reading.", nullable: true },
    max: { type: "DOUBLE", unit: OWN, meaning: "Highest reading.", nullable: true },
    last: { type: "DOUBLE", unit: OWN, meaning: "Last reading.", nullable: true },
    count: { type: "INTEGER", unit: "readings", meaning: "Readings of the interval that arrived." },
    coverage: { type: "DOUBLE", unit: "1", meaning: "Share of the interval that readings cover." },
    energy_kwh: {
      type: "DOUBLE",
      unit: "kWh",
      meaning: "Energy of the interval, on one metric of a device: power_w, energy_wh, or interval_energy_kwh.",
      nullable: true,
    },
    estimated: { type: "BOOLEAN", meaning: "Whether values or energy were estimated: read so, or over a gap." },
    quality: { type: "VARCHAR", meaning: "measured, estimated or synthetic." },
    source: { type: "VARCHAR", meaning: "Who read it." },
  },
  key: ["device_id", "metric", "interval_start"],
  sort: ["metric", "device_id", "interval_start"],
};
