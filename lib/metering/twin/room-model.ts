import type { Calibration } from "./calibration.ts";
import type { Room5r1c } from "./room5r1c.ts";

/** A room as 5R1C, and which of its quantities the device reports. */
export interface RoomModel {
  readonly kind: "room5r1c";
  readonly version: 1;
  readonly metric: string;
  /** The device reports the temperature of the air [°C], or the electric power of heating and cooling [W]. */
  readonly output: "tempAir" | "hvacPower";
  readonly room: Room5r1c;
  /** Floor area that its plan was drawn from where nobody had told one; without it, one was told. [m²] */
  readonly assumedFloorM2?: number;
  /** Window area times transmittance: irradiance that becomes heat inside. [m²] */
  readonly solarApertureM2: number;
  /** Heat that is always given inside. [W] */
  readonly internalW: number;
  /** Heat of a person. [W] */
  readonly occupantW: number;
  /** How much of the electric power told as a driver becomes heat inside. [1] */
  readonly powerShare: number;
  /** Heat given for each unit of electricity in heating. [1] */
  readonly copHeating: number;
  /** Heat taken for each unit of electricity in cooling. [1] */
  readonly copCooling: number;
  /** Standard deviation of reported − expected while all is well. [unit of the metric] */
  readonly sigma: number;
  readonly calibration: Calibration | null;
}
