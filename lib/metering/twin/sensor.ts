/** What lies between a quantity and what is reported of it. */
export interface Sensor {
  /** Time constant of its lag. [s] */
  readonly lagS: number;
  /** Standard deviation of its noise. [unit of the metric] */
  readonly noise: number;
  /** Step between two values that it can report; 0: none. [unit of the metric] */
  readonly resolution: number;
}
