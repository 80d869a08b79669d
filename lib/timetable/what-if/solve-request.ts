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
  /** Time to search. [s] */
  readonly seconds: number;
  readonly seed: number;
  /** How the energy of a room is modelled. */
  readonly roomEnergy: "ifpb" | "5r1c";
}

/** What counts how much, in points of UD2. */
export interface SolveWeights {
  /** All soft rules of UD2 together, 1 as in the competition. */
  readonly soft: number;
  /** By mean kWh a week that lectures use. */
  readonly kwh: number;
  /** By mean kgCO2e a week. */
  readonly kgCo2e: number;
  /** By thousand won a week. */
  readonly thousandKrw: number;
  /** By kWh a week of own solar power that is not used at once. */
  readonly exportedKwh: number;
  /** By lecture that moves in time. */
  readonly movedTime: number;
  /** By lecture that changes its room only. */
  readonly movedRoom: number;
}

/** How far a search is. */
export interface SolveProgress {
  readonly iteration: number;
  readonly iterations: number;
  /** Violations of hard rules of the best plan. */
  readonly hard: number;
  /** Cost of the best plan, in points. */
  readonly best: number;
  /** Time spent. [s] */
  readonly elapsed: number;
  /** Best cost against iteration, at most 100 of them, the first first. */
  readonly trace: readonly (readonly [iteration: number, best: number])[];
}
