const HOUR_MS = 3_600_000;

/**
 * Temperatures of a room of first order and of a sensor in it that lags, moved exactly over steps of any length. While T_eq holds,
 * with D = T − T_eq and k = RC / (RC − τ):
 *
 *     T(h) = T_eq + D·e^(−h/RC)
 *     S(h) = T_eq + k·D·e^(−h/RC) + (S − T_eq − k·D)·e^(−h/τ)
 */
export class FirstOrder {
  /** Temperature of the air. [°C] */
  air: number;
  /** Temperature of the sensor. [°C] */
  sensed: number;
  readonly #roomMs: number;
  readonly #lagMs: number;
  readonly #k: number;
  #step = Number.NaN;
  #room = 1;
  #lag = 1;

  constructor(timeConstantH: number, lagS: number, start: number) {
    this.#roomMs = timeConstantH * HOUR_MS;
    // Two equal time constants would divide by zero: a part in a million apart is the same thing.
    this.#lagMs = Math.abs(lagS * 1000 - this.#roomMs) < 1e-6 * this.#roomMs ? this.#roomMs * (1 - 1e-6) : lagS * 1000;
    this.#k = this.#roomMs / (this.#roomMs - this.#lagMs);
    this.air = start;
    this.sensed = start;
  }

  /** Goes on by a time during which the air tends to one temperature. [ms, °C] */
  advance(ms: number, tempEq: number): void {
    if (ms !== this.#step) {
      this.#step = ms;
      this.#room = Math.exp(-ms / this.#roomMs);
      this.#lag = this.#lagMs > 0 ? Math.exp(-ms / this.#lagMs) : 0;
    }
    const away = this.air - tempEq;
    const slow = this.#k * away;
    this.air = tempEq + away * this.#room;
    this.sensed = tempEq + slow * this.#room + (this.sensed - tempEq - slow) * this.#lag;
  }
}
