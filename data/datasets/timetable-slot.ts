import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_slot",
  rowIs: "period of a day of a timetable",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    slot: { type: "INTEGER", meaning: "Period of the day, from 0." },
    start_min: { type: "INTEGER", unit: "min", meaning: "When it begins, minutes after local midnight." },
    end_min: { type: "INTEGER", unit: "min", meaning: "When it ends, minutes after local midnight." },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "slot"],
  sort: ["timetable", "slot"],
};
