import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_course",
  rowIs: "course of a timetable",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    course: { type: "VARCHAR", meaning: "Short name of the course." },
    name_en: { type: "VARCHAR", meaning: "Its name in English." },
    name_ko: { type: "VARCHAR", meaning: "Its name in Korean." },
    lecturer: { type: "VARCHAR", meaning: "Short name of who holds it." },
    lecturer_en: { type: "VARCHAR", meaning: "Who holds it, in English." },
    lecturer_ko: { type: "VARCHAR", meaning: "Who holds it, in Korean." },
    lectures: { type: "INTEGER", meaning: "Lectures a week." },
    min_days: { type: "INTEGER", unit: "d", meaning: "Days that its lectures should spread over at least." },
    students: { type: "INTEGER", meaning: "Who come." },
    pc_share: { type: "DOUBLE", unit: "1", meaning: "Share of its students who work at a PC of the room." },
    in_pairs: { type: "BOOLEAN", meaning: "Its lectures may follow one another on a day." },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "course"],
  sort: ["timetable", "course"],
};
