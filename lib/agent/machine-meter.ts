import { type Estimate, sumOf } from "#lib/workload/estimate.ts";
import { processorTimes } from "./processor-times.ts";
import { type CardEnergy, type CardsNow, cardEnergy } from "./sources/card-energy.ts";
import type { Card, Graphics } from "./sources/graphics.ts";
import { readBest } from "./sources/main-source.ts";
import type { PowerSource, SourceReading } from "./sources/power-source.ts";

/** What this machine did and used between two looks. */
export interface MachineSlice {
  readonly seconds: number;
  readonly busySeconds: number;
  readonly capacitySeconds: number;
  /** Null where no source could tell, as after a gap. */
  readonly main: SourceReading | null;
  /** Where the main source does not hold them already. */
  readonly cards: readonly CardEnergy[];
  /** As they were at the end. */
  readonly cardStates: readonly Card[];
}

export interface MeterOptions {
  readonly sources: readonly PowerSource[];
  readonly graphics: Graphics | undefined;
  /** Longer than this between two looks, the machine slept: what is not counted by counters is unknown. [s] */
  readonly longestSeconds: number;
  /** Whether the programs on graphics cards are asked for too. */
  readonly withUsers?: boolean;
}

/** Looks at this machine again and again. */
export class MachineMeter {
  readonly #options: MeterOptions;
  #at = Number.NaN;
  #times = { busy: Number.NaN, capacity: Number.NaN };
  #cards: CardsNow = { cards: [], users: [] };

  constructor(options: MeterOptions) {
    this.#options = options;
  }

  /** What was since the last look; all unknown at the first. */
  async look(): Promise<MachineSlice> {
    const { sources, graphics, longestSeconds, withUsers = false } = this.#options;
    const [cards, users] = await Promise.all([
      graphics?.cards().catch(() => []) ?? [],
      (withUsers ? graphics?.users().catch(() => []) : undefined) ?? [],
    ]);
    // Time of the machine, which stands still while it sleeps where the system knows such a clock.
    const at = performance.now() / 1000;
    const times = processorTimes();
    const seconds = at - this.#at;
    const busySeconds = Math.max(0, times.busy - this.#times.busy);
    const capacitySeconds = Math.max(0, times.capacity - this.#times.capacity);
    const utilisation = capacitySeconds > 0 ? busySeconds / capacitySeconds : Number.NaN;
    const isGap = seconds > longestSeconds;
    const best = await readBest(sources, { seconds, isGap, utilisation });
    const now = { cards, users };
    const energies = best?.coversGraphics || isGap ? [] : cardEnergy(this.#cards, now, seconds);
    this.#at = at;
    this.#times = times;
    this.#cards = now;
    const main = best?.reading ?? null;
    return { seconds, busySeconds, capacitySeconds, main, cards: energies, cardStates: cards };
  }
}

/** Energy of the whole machine as far as it is known; null where the main source could not tell. [J] */
export function machineEnergy({ main, cards }: MachineSlice): Estimate | null {
  return main ? sumOf([main.energy, ...cards.map(({ energy }) => energy)]) : null;
}
