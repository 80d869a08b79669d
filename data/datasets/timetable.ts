import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable",
  rowIs: "timetable",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    name_en: { type: "VARCHAR", meaning: "Its name in English." },
    name_ko: { type: "VARCHAR", meaning: "Its name in Korean." },
    days: { type: "INTEGER", unit: "d", meaning: "Days a week, from Monday on." },
    slots: { type: "INTEGER", meaning: "Periods a day." },
    min_daily: {
      type: "INTEGER",
      meaning: "Lectures that a curriculum should have at least on a day that has any.",
      nullable: true,
    },
    max_daily: { type: "INTEGER", meaning: "Lectures that a curriculum should have at most on a day.", nullable: true },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable"],
  sort: ["timetable"],
};
