import { attributedEnergy } from "#lib/workload/attributed-energy.ts";
import { type Estimate, exactly, sumOf, times } from "#lib/workload/estimate.ts";
import { type MachineSlice, machineEnergy } from "../machine-meter.ts";
import { cardShare } from "../sources/card-energy.ts";
import type { Tier } from "../sources/power-source.ts";

/** What a run used, and of what. Energies in J. */
export interface RunEnergy {
  readonly energy: Estimate;
  /** Of it: beyond idling, its share of idling, graphics cards. */
  readonly dynamic: Estimate;
  readonly idle: Estimate;
  readonly graphics: Estimate;
  /** All that the machine used meanwhile. */
  readonly machine: Estimate;
  /** Of graphics cards on which no program is listed: whose it is, nobody knows. */
  readonly unlisted: Estimate;
  readonly cpuSeconds: number;
  /** Time in which no source could tell: what was used then is missing. [s] */
  readonly unknownSeconds: number;
  readonly seconds: number;
  readonly tier: Tier | null;
  readonly sources: readonly string[];
  readonly covers: readonly string[];
}

/** Clocks of processes tick in hundredths of a second: what a run took is known to one at its beginning and one at its end. [s] */
const CLOCK_SECONDS = 0.02;

/** Adds up, slice by slice, what a run used of a machine. */
export class RunSum {
  #dynamic = exactly(0);
  #idle = exactly(0);
  #graphics = exactly(0);
  #unlisted = exactly(0);
  #machine = exactly(0);
  #cpuSeconds = 0;
  #seconds = 0;
  #unknownSeconds = 0;
  readonly #tiers = new Set<Tier>();
  readonly #sources = new Set<string>();
  readonly #covers = new Set<string>();

  /** A slice in which the run's processes took some processor time. */
  add(slice: MachineSlice, cpuSeconds: number, pids: ReadonlySet<number>): void {
    this.#seconds += slice.seconds;
    this.#cpuSeconds += cpuSeconds;
    const { main, busySeconds, capacitySeconds, cards } = slice;
    const machine = machineEnergy(slice);
    if (!main || !cards || !machine) {
      this.#unknownSeconds += slice.seconds;
      return;
    }
    const { energy, idle } = main;
    const own = attributedEnergy({ energy, idle, busySeconds, capacitySeconds }, cpuSeconds);
    this.#dynamic = sumOf([this.#dynamic, own.dynamic]);
    this.#idle = sumOf([this.#idle, own.idle]);
    for (const card of cards) {
      const share = cardShare(card, pids);
      if (share === null) this.#unlisted = sumOf([this.#unlisted, card.energy]);
      else this.#graphics = sumOf([this.#graphics, times(card.energy, share)]);
    }
    this.#machine = sumOf([this.#machine, machine]);
    this.#tiers.add(main.tier);
    this.#sources.add(main.source);
    this.#covers.add(main.covers);
    if (cards.length > 0) {
      this.#sources.add("nvidia-smi");
      this.#covers.add("graphics cards");
    }
  }

  get total(): RunEnergy {
    return {
      energy: this.#withClock(sumOf([this.#dynamic, this.#idle, this.#graphics])),
      dynamic: this.#dynamic,
      idle: this.#idle,
      graphics: this.#graphics,
      unlisted: this.#unlisted,
      machine: this.#machine,
      cpuSeconds: this.#cpuSeconds,
      unknownSeconds: this.#unknownSeconds,
      seconds: this.#seconds,
      // The worst of what it is made of.
      tier: this.#tiers.has("T3") ? "T3" : ([...this.#tiers][0] ?? null),
      sources: [...this.#sources],
      covers: [...this.#covers],
    };
  }

  /** With the ends of the interval as far apart as the clock is coarse, which matters to runs of a moment. */
  #withClock({ value, low, high }: Estimate): Estimate {
    if (!(this.#seconds > 0)) return { value, low, high };
    const tick = (this.#machine.high / this.#seconds) * CLOCK_SECONDS;
    const known = this.#cpuSeconds > 0 ? Math.max(0, 1 - CLOCK_SECONDS / this.#cpuSeconds) : 0;
    return { value, low: low * known, high: high + tick };
  }
}
