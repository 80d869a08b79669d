import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_curriculum",
  rowIs: "course of a curriculum",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    curriculum: { type: "VARCHAR", meaning: "Short name of the curriculum." },
    course: { type: "VARCHAR", meaning: "Short name of a course that its students take." },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "curriculum", "course"],
  sort: ["timetable", "curriculum", "course"],
};
