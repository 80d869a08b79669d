import { seededNoise } from "./seeded-noise.ts";
import type { Sensor } from "./sensor.ts";
import { type SensorFaults, spellAt } from "./sensor-faults.ts";

const HOUR_MS = 3_600_000;

/** What comes behind the lag of a sensor: drift, noise, the step between values, then spikes, a value that is stuck, silence. */
export class SensorOutput {
  readonly #sensor: Pick<Sensor, "noise" | "resolution">;
  readonly #faults: SensorFaults;
  readonly #noise: () => number;
  #spell = Number.NaN;
  #stuckAt = Number.NaN;

  constructor(sensor: Pick<Sensor, "noise" | "resolution">, faults: SensorFaults, seed: number) {
    this.#sensor = sensor;
    this.#faults = faults;
    this.#noise = seededNoise(seed);
  }

  /** What is reported at an instant of a value, instants in order; null while it is silent or the value is not known. */
  read(at: number, value: number): number | null {
    const { drift, stuck, dropout, spike } = this.#faults;
    const { noise, resolution } = this.#sensor;
    let reads = value;
    if (drift && at > drift.from) {
      const hours = (at - drift.from) / HOUR_MS;
      reads = reads * (1 + (drift.gainPerHour ?? 0) * hours) + drift.perHour * hours;
    }
    if (noise > 0) reads += noise * this.#noise();
    if (spike && !Number.isNaN(spellAt(spike, at))) reads += spike.size;
    if (resolution > 0) reads = rounded(reads, resolution);
    if (stuck) reads = this.#stuck(spellAt(stuck, at), reads);
    const isSilent = dropout !== undefined && !Number.isNaN(spellAt(dropout, at));
    return isSilent || Number.isNaN(reads) ? null : reads;
  }

  #stuck(spell: number, reads: number): number {
    if (Number.isNaN(spell)) return reads;
    if (spell !== this.#spell) {
      this.#spell = spell;
      this.#stuckAt = reads;
    }
    return this.#stuckAt;
  }
}

/** To a whole number of steps; of 0.1 as the nearest number to 21.3, not 21.3 and a bit. */
function rounded(value: number, resolution: number): number {
  const perUnit = 1 / resolution;
  return Number.isInteger(perUnit)
    ? Math.round(value * perUnit) / perUnit
    : Math.round(value / resolution) * resolution;
}
