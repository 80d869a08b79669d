import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Campus } from "./campus.ts";
import type { CampusMonth } from "./campus-month.ts";
import type { CampusSchedule } from "./campus-schedule.ts";
import { readCampus } from "./read-campus.ts";
import { readCampusMonth } from "./read-campus-month.ts";
import { readSchedule } from "./schedule-file.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/timetabling/energy-ieee-cis-ppoi");

/** Whether the challenge's files stand beside the project. */
export const PPOI_PRESENT = existsSync(FOLDER);

/** The ten instances of the second phase. */
export const PPOI_NAMES = ["small", "large"].flatMap((size) => [0, 1, 2, 3, 4].map((n) => `${size}_${n}`));

/** An instance. */
export function ppoiCampus(name: string): Campus {
  const file = `phase2_instance_${name}.txt`;
  return readCampus(file, text(file));
}

/** November 2020: as forecast, which the published solution is scored by, or as it came. */
export function ppoiMonth(series: "forecast" | "measured"): CampusMonth {
  const file = `baseload_price_nov2020_${series === "forecast" ? "nov_data_tsf" : "true"}.csv`;
  return readCampusMonth(file, text(file));
}

/** The published solution of small_0, with its cost in its name. */
export function publishedSchedule(): CampusSchedule {
  const file = "sol_small_0_27455.75466152492.txt";
  return readSchedule(file, text(file));
}

function text(file: string): string {
  return readFileSync(path.join(FOLDER, file), "utf8");
}
