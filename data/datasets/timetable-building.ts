import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_building",
  rowIs: "building of a timetable",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    building: { type: "VARCHAR", meaning: "Short name of the building." },
    name_en: { type: "VARCHAR", meaning: "Its name in English." },
    name_ko: { type: "VARCHAR", meaning: "Its name in Korean." },
    base_kwh: {
      type: "DOUBLE",
      unit: "kWh",
      meaning:
        "Energy of its corridors, lifts and ventilation in a period in which any of its rooms is used; none in the others.",
    },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "building"],
  sort: ["timetable", "building"],
};
