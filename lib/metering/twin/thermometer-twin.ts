import { FirstOrder } from "./first-order.ts";
import { HeldDrivers, HOLD_MS } from "./held-drivers.ts";
import type { ThermometerModel } from "./thermometer-model.ts";
import { BAND_Z, type Expectation, NOTHING_EXPECTED, type Twin, type TwinInput, type TwinState } from "./twin.ts";
import { WeekClock } from "./week-clock.ts";

/** Longer steps are taken in parts: hours of the week differ, and drivers go straight from one value to the next. [ms] */
const LONGEST_PART_MS = 900_000;

/**
 * Opens the twin of a thermometer. It starts from the first value reported and then follows its drivers alone, so that a sensor
 * that drifts leaves it behind. After three hours without a driver that it needs, or without a step, it starts anew.
 *
 * @param model What the thermometer is made of.
 * @param state What an earlier twin of this model saved; absent: it starts.
 * @returns The twin.
 */
export function openThermometer(model: ThermometerModel, state: TwinState = {}): Twin {
  return new ThermometerTwin(model, state);
}

class ThermometerTwin implements Twin {
  readonly #model: ThermometerModel;
  readonly #half: number;
  readonly #week: WeekClock | null;
  readonly #physics: FirstOrder;
  readonly #drivers: HeldDrivers;
  #last: number;
  /** When the equilibrium was last known, and where it was. */
  #known: number;
  #tempEq: number;

  constructor(model: ThermometerModel, state: TwinState) {
    this.#model = model;
    this.#half = BAND_Z * model.sigma;
    this.#week = model.week && new WeekClock(model.week);
    this.#physics = new FirstOrder(model.timeConstantH, model.sensor.lagS, state.air ?? Number.NaN);
    this.#physics.sensed = state.sensed ?? Number.NaN;
    this.#drivers = new HeldDrivers(state);
    this.#last = state.last ?? Number.NEGATIVE_INFINITY;
    this.#known = state.known ?? Number.NEGATIVE_INFINITY;
    this.#tempEq = state.tempEq ?? Number.NaN;
  }

  step({ at, reported, drivers, driversAt }: TwinInput): Expectation {
    if (!(at >= this.#last)) return NOTHING_EXPECTED;
    this.#last = at;
    if (drivers) this.#drivers.tell(at, drivers, driversAt);
    const tempEq = this.#equilibrium(at);
    if (Number.isNaN(tempEq)) return NOTHING_EXPECTED;
    const physics = this.#physics;
    const since = at - this.#known;
    const isRunning = since <= HOLD_MS && !Number.isNaN(physics.sensed);
    if (isRunning) this.#advance(since, tempEq);
    else physics.air = physics.sensed = reported ?? Number.NaN;
    this.#known = at;
    this.#tempEq = tempEq;
    if (!isRunning) return NOTHING_EXPECTED;
    const expected = physics.sensed;
    return { expected, low: expected - this.#half, high: expected + this.#half };
  }

  save(): TwinState {
    const { air, sensed } = this.#physics;
    const own = { air, sensed, last: this.#last, known: this.#known, tempEq: this.#tempEq };
    return Object.fromEntries(
      Object.entries({ ...own, ...this.#drivers.save() }).filter(([, value]) => Number.isFinite(value)),
    );
  }

  /** Where the air tends to; NaN where a driver that counts is not known. [°C] */
  #equilibrium(at: number): number {
    const { baseC, coupling, solarK, powerK, occupancyK } = this.#model;
    let tempEq = baseC;
    if (coupling !== 0) tempEq += coupling * this.#drivers.tempOutC(at);
    if (solarK !== 0) tempEq += solarK * this.#drivers.solarWPerM2(at);
    if (powerK !== 0) tempEq += powerK * this.#drivers.powerW(at);
    if (occupancyK !== 0) tempEq += occupancyK * this.#drivers.occupancy(at);
    return this.#week === null ? tempEq : tempEq + this.#week.riseAt(at);
  }

  #advance(ms: number, tempEq: number): void {
    const parts = Math.ceil(ms / LONGEST_PART_MS);
    const before = this.#tempEq;
    for (let i = 0; i < parts; i++) {
      this.#physics.advance(ms / parts, before + ((tempEq - before) * (i + 0.5)) / parts);
    }
  }
}
