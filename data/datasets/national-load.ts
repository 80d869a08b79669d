import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "national_load",
  rowIs: "hour",
  columns: {
    interval_start: { type: "TIMESTAMPTZ", meaning: "Start of the hour, which ends before the next begins." },
    load_mw: {
      type: "DOUBLE",
      unit: "MW",
      meaning: "Mean load of the national grid; hours that are missing have no row.",
    },
    quality: { type: "VARCHAR", meaning: "measured or synthetic." },
    source: { type: "VARCHAR", meaning: "Who measured, and the file." },
  },
  key: ["interval_start"],
  sort: ["interval_start"],
};
