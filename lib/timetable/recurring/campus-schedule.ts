/** When and where an activity is. */
export interface PlacedActivity {
  readonly activity: number;
  /** Its first quarter of the month; of a recurring lecture, that of the first week. */
  readonly start: number;
  /** For each of its rooms the building, by id. */
  readonly buildings: readonly number[];
}

/** What a battery does in a quarter; it rests where nothing is said. */
export interface BatteryStep {
  readonly battery: number;
  readonly quarter: number;
  readonly action: "charge" | "rest" | "discharge";
}

/** A month's schedule. */
export interface CampusSchedule {
  readonly recurring: readonly PlacedActivity[];
  readonly onceOff: readonly PlacedActivity[];
  readonly batterySteps: readonly BatteryStep[];
}
