import type { EnergyModel } from "../energy/campus-of-rows.ts";
import type { EnergyWeights } from "../energy/energy-weights.ts";

/** What somebody asks of the search: which timetable, from where, what must stay, what counts, for how long. */
export interface SolveRequest {
  /** Short name of the timetable. */
  readonly timetable: string;
  /** The plan to start from; null: from none. */
  readonly start: { readonly run: string; readonly point: number } | null;
  /** Lectures that stay where they are, as indices. */
  readonly pinned: readonly number[];
  /** Buildings that may not be used. */
  readonly closedBuildings: readonly string[];
  /** Rooms that may not be used. */
  readonly closedRooms: readonly string[];
  readonly weights: SolveWeights;
  /** Lectures that may move at most; null: all. */
  readonly mostMoved: number | null;
  readonly method: "sa" | "ga";
  /** Time to search, where nothing is said of iterations. [s] */
  readonly seconds: number;
  /** Moves or children to try, however long they take, so that a seed repeats; null or absent: as many as there is time for. */
  readonly iterations?: number | null;
  readonly seed: number;
  readonly energy: EnergyBasis;
}

/** What counts how much, in points of UD2. */
export interface SolveWeights extends EnergyWeights {
  /** All soft rules of UD2 together, 1 as in the competition. */
  readonly soft: number;
}

/** What energy is counted by: the same that a page shows. */
export interface EnergyBasis {
  readonly model: EnergyModel;
  /** Short name of the weather; null: the site's own. */
  readonly weather: string | null;
  /** Weeks of which term. */
  readonly term: "both" | "spring" | "autumn";
  /** Name of the tariff; null: the one that is shown first. */
  readonly tariff: string | null;
  /** Zone of the grid whose hourly signal counts; empty: none, null or absent: the one that is shown first. */
  readonly grid?: string | null;
  /** Name of the emission factor; null: the one that is shown first. */
  readonly factor: string | null;
  /** Generation, in percent of today's arrays. [%] */
  readonly pv: number;
}

/** How far a search is. */
export interface SolveProgress {
  readonly iteration: number;
  readonly iterations: number;
  /** Violations of hard rules of the best plan. */
  readonly hard: number;
  /** Lectures of it that lie beyond what may be: in rooms that do not suit them, or moved beyond the most. */
  readonly excess?: number;
  /** Cost of the best plan, in points; null while a hard rule is broken or lectures lie beyond what may be. */
  readonly best: number | null;
  /** Time spent. [s] */
  readonly elapsed: number;
  /** Best cost against iteration, at most 100 of them, the first first. */
  readonly trace: readonly (readonly [iteration: number, best: number])[];
}
