import type { Dataset } from "#lib/core/dataset.ts";
import { dataset as plan } from "./timetable-plan.ts";

export const dataset: Dataset = {
  ...plan,
  name: "timetable_run",
  rowIs: "lecture of a plan that somebody asked for",
  columns: {
    ...plan.columns,
    request: {
      type: "VARCHAR",
      meaning: "What was asked, as JSON: start, pins, what is closed, weights, energy, limits, seed, iterations.",
      nullable: true,
    },
    solved_at: {
      type: "TIMESTAMPTZ",
      meaning: "When the plan was found: others are compared with the first where none is in force.",
      nullable: true,
    },
  },
};
