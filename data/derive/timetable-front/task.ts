import type { PvArray } from "#lib/pv/pv-array.ts";
import type { Weather } from "#lib/pv/weather.ts";
import type { CampusRows } from "#lib/timetable/energy/campus-rows.ts";
import type { PlanRow, TimetableRows } from "#lib/timetable/model/timetable-rows.ts";

/** One timetable with a plan in force: all that its front needs. */
export interface FrontDerivationTask {
  /** Short name of the timetable. */
  readonly partition: string;
  readonly rows: TimetableRows & CampusRows;
  readonly plan: readonly (PlanRow & { readonly pinned: boolean })[];
  readonly weather: Weather;
  readonly arrays: readonly PvArray[];
  readonly quality: "measured" | "synthetic";
  /** Moves that the search tries. */
  readonly iterations: number;
  /** Weather that its weeks are of. */
  readonly weatherName: string;
  readonly [key: string]: unknown;
}
