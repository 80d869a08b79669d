import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_run",
  rowIs: "lecture of a plan that somebody asked for",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    run: {
      type: "VARCHAR",
      meaning: "What made the plan: current for the timetable in force, else the name of the run.",
    },
    point: { type: "INTEGER", meaning: "Which of the plans of the run, from 0, by rising disturbance." },
    lecture: { type: "INTEGER", meaning: "Lecture, counted over the courses in order, from 0." },
    course: { type: "VARCHAR", meaning: "Short name of its course." },
    day: { type: "INTEGER", meaning: "Day of the week, 0 for Monday." },
    slot: { type: "INTEGER", meaning: "Period of the day, from 0." },
    room: { type: "VARCHAR", meaning: "Short name of its room." },
    pinned: { type: "BOOLEAN", meaning: "The run was told to leave it where it is." },
    method: { type: "VARCHAR", meaning: "How the plan was made: given, sa or ga, with its version." },
    seed: { type: "INTEGER", meaning: "Seed of the search.", nullable: true },
    iterations: { type: "DOUBLE", meaning: "Moves that the search tried.", nullable: true },
    weights: { type: "VARCHAR", meaning: "What the search weighed, as JSON.", nullable: true },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "run", "point", "lecture"],
  sort: ["timetable", "run", "point", "lecture"],
};
