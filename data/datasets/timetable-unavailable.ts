import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_unavailable",
  rowIs: "period in which a course cannot be",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    course: { type: "VARCHAR", meaning: "Short name of the course." },
    day: { type: "INTEGER", meaning: "Day of the week, 0 for Monday." },
    slot: { type: "INTEGER", meaning: "Period of the day, from 0." },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "course", "day", "slot"],
  sort: ["timetable", "course", "day", "slot"],
};
