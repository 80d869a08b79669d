import type { TwinDrivers, TwinInput, TwinState } from "./twin.ts";

/** A driver that is not told again counts on for so long. [ms] */
export const HOLD_MS = 3 * 3_600_000;

const NAMES = ["tempOutC", "solarWPerM2", "powerW", "occupancy"] as const;

/** The drivers that are measured, as last told; one that was told long ago is no longer known. */
export class HeldDrivers {
  readonly #values = new Float64Array(NAMES.length).fill(Number.NaN);
  readonly #times = new Float64Array(NAMES.length).fill(Number.NEGATIVE_INFINITY);

  constructor(state: TwinState) {
    for (const [i, name] of NAMES.entries()) {
      this.#values[i] = state[name] ?? Number.NaN;
      this.#times[i] = state[`${name}At`] ?? Number.NEGATIVE_INFINITY;
    }
  }

  /** Takes what is told at an instant: it holds from then on, or since the times that are told with it. */
  tell(at: number, drivers: TwinDrivers, times: TwinInput["driversAt"]): void {
    this.#set(0, times?.tempOutC ?? at, drivers.tempOutC);
    this.#set(1, times?.solarWPerM2 ?? at, drivers.solarWPerM2);
    this.#set(2, times?.powerW ?? at, drivers.powerW);
    this.#set(3, times?.occupancy ?? at, drivers.occupancy);
  }

  /** Temperature outside; NaN where not known. [°C] */
  tempOutC(at: number): number {
    return this.#known(0, at);
  }

  /** Irradiance; NaN where not known. [W/m²] */
  solarWPerM2(at: number): number {
    return this.#known(1, at);
  }

  /** Electric power in the room; NaN where not known. [W] */
  powerW(at: number): number {
    return this.#known(2, at);
  }

  /** People in the room; NaN where not known. */
  occupancy(at: number): number {
    return this.#known(3, at);
  }

  /** What the constructor takes to go on. */
  save(): Record<string, number> {
    const told = NAMES.flatMap((name, i) => {
      const value = this.#values[i]!;
      return Number.isNaN(value) ? [] : [[name, value] as const, [`${name}At`, this.#times[i]!] as const];
    });
    return Object.fromEntries(told);
  }

  #set(i: number, at: number, value: number | null | undefined): void {
    if (typeof value !== "number" || Number.isNaN(value)) return;
    this.#values[i] = value;
    this.#times[i] = at;
  }

  #known(i: number, at: number): number {
    return at - this.#times[i]! <= HOLD_MS ? this.#values[i]! : Number.NaN;
  }
}
