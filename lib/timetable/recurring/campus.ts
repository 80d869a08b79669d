/** A building with its rooms. */
export interface CampusBuilding {
  readonly id: number;
  readonly smallRooms: number;
  readonly largeRooms: number;
}

/** A battery. */
export interface CampusBattery {
  readonly id: number;
  /** Building it stands at, by its id. */
  readonly building: number;
  /** [kWh] */
  readonly capacityKwh: number;
  /** What it is charged and discharged with: all or nothing. [kW] */
  readonly powerKw: number;
  /** Of a whole cycle, 0 to 1. */
  readonly efficiency: number;
}

/** Rooms are small or large; an activity takes rooms of one size only. */
export type RoomSize = "small" | "large";

/** What takes place in rooms and needs electricity. */
export interface CampusActivity {
  readonly id: number;
  /** Rooms at once, in any buildings. */
  readonly rooms: number;
  readonly size: RoomSize;
  /** Of each room. [kW] */
  readonly kwPerRoom: number;
  /** Quarters of an hour. */
  readonly duration: number;
  /** Activities, by id, that must be on an earlier day. */
  readonly predecessors: readonly number[];
}

/** An activity that takes place once in the month, if at all. */
export interface OnceOffActivity extends CampusActivity {
  /** What it is worth. [AUD] */
  readonly value: number;
  /** What is lost of that when it leaves office hours. [AUD] */
  readonly outOfHours: number;
}

/**
 * An instance of the IEEE-CIS challenge "Predict+Optimize for renewable energy scheduling" [1]: lectures that recur each week,
 * activities that need not take place, and batteries, on a campus with photovoltaics.
 *
 * [1] C. Bergmeir et al., "Comparison and evaluation of methods for a predict+optimize problem in renewable energy,"
 *     2022, https://arxiv.org/abs/2212.10723.
 */
export interface Campus {
  readonly name: string;
  readonly buildings: readonly CampusBuilding[];
  /** Photovoltaics, each at a building, by their ids. */
  readonly solar: readonly { readonly id: number; readonly building: number }[];
  readonly batteries: readonly CampusBattery[];
  readonly recurring: readonly CampusActivity[];
  readonly onceOff: readonly OnceOffActivity[];
}
