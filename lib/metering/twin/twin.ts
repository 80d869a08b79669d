/** What moves a twin from outside. Absent or null: not known. */
export interface TwinDrivers {
  /** Temperature outside. [°C] */
  readonly tempOutC?: number | null;
  /** Irradiance on the window, or on the ground where that is what was calibrated with. [W/m²] */
  readonly solarWPerM2?: number | null;
  /** Electric power used in the room, which becomes heat. [W] */
  readonly powerW?: number | null;
  /** People in the room. [count] */
  readonly occupancy?: number | null;
  /** The room is heated to this; null: heating is off. [°C] */
  readonly heatSetC?: number | null;
  /** The room is cooled to this; null: cooling is off. [°C] */
  readonly coolSetC?: number | null;
}

/** One moment of a device. */
export interface TwinInput {
  /** Time of the device. [ms since 1970, UTC] */
  readonly at: number;
  /** What it reported, calibrated; null where it said nothing. [unit of the metric] */
  readonly reported: number | null;
  readonly drivers?: TwinDrivers;
  /** Since when drivers hold, by name; those that are not named, since `at`. [ms since 1970, UTC] */
  readonly driversAt?: Readonly<Partial<Record<keyof TwinDrivers, number>>>;
}

/** What the device should read at a moment; null where the twin cannot tell: at its start, and without its drivers. */
export interface Expectation {
  readonly expected: number | null;
  /** A sound device reads less one time in twenty. */
  readonly low: number | null;
  /** A sound device reads more one time in twenty. */
  readonly high: number | null;
  /** Of a room: heat that its heating gives (positive) or its cooling takes (negative). [W] */
  readonly hvacW?: number;
}

/** What a twin remembers between two steps: plain JSON. */
export type TwinState = Readonly<Record<string, number>>;

/** The twin of a device: told moments in the order of time, it says what each should have read, from earlier ones only. */
export interface Twin {
  /**
   * What is expected at a moment. The value reported there moves later expectations at most. A moment before the last one is
   * told nothing and changes nothing.
   */
  step(input: TwinInput): Expectation;
  /** What `openTwin` takes to go on from here. */
  save(): TwinState;
}

/** Where nothing can be expected. */
export const NOTHING_EXPECTED: Expectation = Object.freeze({ expected: null, low: null, high: null });

/** How far the edges of the band lie from its middle in a normal distribution: 5 % are beyond either. [standard deviations] */
export const BAND_Z = 1.6448536269514722;
