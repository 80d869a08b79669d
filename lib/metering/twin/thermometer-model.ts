import type { Calibration } from "./calibration.ts";
import type { Sensor } from "./sensor.ts";

/**
 * A thermometer in a room of first order:
 *
 *     T' = (T_eq − T) / RC
 *     T_eq = base + coupling·T_out + solar·G + power·P + people·N + rise(hour of week)
 *     S' = (T − S) / τ
 *
 * With coupling 1 and base 0 that is T' = (T_out − T)/RC + φ/C of a room left to itself, where R·φ are the other terms. A room that
 * is heated, or lies inside the building, follows the outside less: coupling is below 1 and base holds the rest.
 */
export interface ThermometerModel {
  readonly kind: "thermometer";
  readonly version: 1;
  readonly metric: string;
  /** Time constant RC of the room. [h] */
  readonly timeConstantH: number;
  /** How much of a change outside arrives in the end. [1] */
  readonly coupling: number;
  /** [°C] */
  readonly baseC: number;
  /** Rise by the sun in the end. [K m²/W] */
  readonly solarK: number;
  /** Rise by electric power in the end. [K/W] */
  readonly powerK: number;
  /** Rise by each person in the end. [K] */
  readonly occupancyK: number;
  /** Rise by what happens every week in the end; null: none. */
  readonly week: WeeklyRise | null;
  readonly sensor: Sensor;
  /** Standard deviation of reported − expected while all is well. [K] */
  readonly sigma: number;
  readonly calibration: Calibration | null;
}

/** A rise of temperature by hour of the week. */
export interface WeeklyRise {
  /** IANA name of the zone in which hours are counted. */
  readonly zone: string;
  /** Days on which it is Sunday, as 2026-12-25. */
  readonly holidays: readonly string[];
  /** By hour of the week, shape [168], from Sunday 0:00. [K] */
  readonly riseK: readonly number[];
}
