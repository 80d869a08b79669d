import type { Dataset } from "#lib/core/dataset.ts";
import { dataset as plan } from "./timetable-plan.ts";

export const dataset: Dataset = { ...plan, name: "timetable_run", rowIs: "lecture of a plan that somebody asked for" };
