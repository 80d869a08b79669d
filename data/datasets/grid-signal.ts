import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "grid_signal",
  rowIs: "zone × signal × hour",
  columns: {
    interval_start: { type: "TIMESTAMPTZ", meaning: "Start of the hour, which ends before the next begins." },
    zone: { type: "VARCHAR", meaning: "Short name of the grid's zone, as its source has it: KR." },
    signal: {
      type: "VARCHAR",
      meaning: "carbon_intensity: what a kWh taken from the grid emits on average; price: what it costs.",
    },
    value: { type: "DOUBLE", meaning: "Mean of the hour, in the unit beside it; hours that are missing have no row." },
    unit: { type: "VARCHAR", meaning: "kgCO2e/kWh of a carbon intensity, KRW/kWh of a price." },
    quality: { type: "VARCHAR", meaning: "measured, estimated, forecast or synthetic, as who imported it says." },
    source: { type: "VARCHAR", meaning: "Who publishes it, or the file." },
  },
  key: ["zone", "signal", "interval_start"],
  sort: ["zone", "signal", "interval_start"],
};
