import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_unsuitable",
  rowIs: "room that does not suit a course",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    course: { type: "VARCHAR", meaning: "Short name of the course." },
    room: { type: "VARCHAR", meaning: "Short name of a room that lacks what the course needs." },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "course", "room"],
  sort: ["timetable", "course", "room"],
};
