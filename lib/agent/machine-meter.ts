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
  /** Where the main source does not hold them already; null where they could not be asked, or one did not tell. */
  readonly cards: readonly CardEnergy[] | null;
  /** As they were at the end; none where they could not be asked. */
  readonly cardStates: readonly Card[];
}

export interface MeterOptions {
  readonly sources: readonly PowerSource[];
  readonly graphics: Graphics | undefined;
  /** Longer than this between two looks, the machine slept: what is not counted by counters is unknown. [s] */
  readonly longestSeconds: number;
  /** Whether the programs on graphics cards are asked for too. */
  readonly withUsers?: boolean;
  /** Hears of each fault once, however long it lasts. */
  readonly onFault: (line: string) => void;
}

/** Looks at this machine again and again. */
export class MachineMeter {
  readonly #options: MeterOptions;
  #at = Number.NaN;
  #times = { busy: Number.NaN, capacity: Number.NaN };
  #cards: CardsNow = { cards: null, users: null };
  readonly #told = new Set<string>();

  constructor(options: MeterOptions) {
    this.#options = options;
  }

  /** What was since the last look; all unknown at the first. */
  async look(): Promise<MachineSlice> {
    const { sources, graphics, longestSeconds, withUsers = false } = this.#options;
    const [cards, users] = await Promise.all([
      graphics?.cards().catch((error: Error) => this.#fail(error)) ?? [],
      (withUsers ? graphics?.users().catch((error: Error) => this.#fail(error)) : undefined) ?? [],
    ]);
    for (const { index, name, watts } of cards ?? [])
      if (watts === null) this.#fail(new Error(`graphics: card ${index} (${name}) does not tell its power`));
    // Time of the machine, which stands still while it sleeps where the system knows such a clock.
    const at = performance.now() / 1000;
    const times = processorTimes();
    const seconds = at - this.#at;
    const busySeconds = Math.max(0, times.busy - this.#times.busy);
    const capacitySeconds = Math.max(0, times.capacity - this.#times.capacity);
    const utilisation = capacitySeconds > 0 ? busySeconds / capacitySeconds : Number.NaN;
    const isGap = seconds > longestSeconds;
    const best = await readBest(sources, { seconds, isGap, utilisation }, (error) => this.#fail(error));
    const now = { cards, users };
    const energies = best?.coversGraphics || !graphics ? [] : isGap ? null : cardEnergy(this.#cards, now, seconds);
    this.#at = at;
    this.#times = times;
    this.#cards = now;
    const main = best?.reading ?? null;
    return { seconds, busySeconds, capacitySeconds, main, cards: energies, cardStates: cards ?? [] };
  }

  #fail({ message }: Error): null {
    if (!this.#told.has(message)) this.#options.onFault(message);
    this.#told.add(message);
    return null;
  }
}

/** Energy of the whole machine; null where a part of it could not tell, as a part is not the whole. [J] */
export function machineEnergy({ main, cards }: MachineSlice): Estimate | null {
  return main && cards ? sumOf([main.energy, ...cards.map(({ energy }) => energy)]) : null;
}
