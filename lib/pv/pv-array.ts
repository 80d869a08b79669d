/** How an array stands: on an open rack, close to a roof, on one axis with or without backtracking, on two axes. */
export const MOUNTS = ["rack", "roof", "1axis", "backtrack", "2axis"] as const;
/** What its modules are: crystalline silicon, the same with coated glass and less heat loss, thin film. */
export const MODULES = ["standard", "premium", "thinfilm"] as const;

/** One way to stand. */
export type Mount = (typeof MOUNTS)[number];
/** One type of module. */
export type ModuleType = (typeof MODULES)[number];

/** A field of modules with one orientation and one inverter, as PVWatts describes it. */
export interface PvArray {
  /** Rated DC power at standard test conditions. [kWp] */
  readonly kwp: number;
  /** Tilt from the horizontal; of a one-axis tracker, that of its axis. [deg] */
  readonly tilt: number;
  /** Direction it faces, clockwise from north; of a one-axis tracker, that of its axis. [deg] */
  readonly azimuth: number;
  readonly mount: Mount;
  readonly module: ModuleType;
  /** DC losses by soiling, shading, wiring and so on. [%] */
  readonly losses: number;
  /** Rated DC power over rated AC power. [1] */
  readonly dcAc: number;
  /** Nominal efficiency of the inverter. [%] */
  readonly inverterEfficiency: number;
  /** Ground coverage ratio of trackers. [1] */
  readonly gcr: number;
}
