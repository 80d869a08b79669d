import type { Estimate } from "#lib/workload/estimate.ts";

/** How good a figure is: T2 is read from counters in the machine, T3 is a model. (T1 is a meter at the plug.) */
export type Tier = "T2" | "T3";

/** What a source says of the time since it was last asked. */
export interface SourceReading {
  readonly source: string;
  readonly tier: Tier;
  /** What it stands for, to be told to readers. */
  readonly covers: string;
  /** Energy as the source gives it; the interval is of what was drawn from the socket for it. [J] */
  readonly energy: Estimate;
  /** What of it the machine would have used with nothing to do. [J] */
  readonly idle: Estimate;
}

/** The time since a source was last asked. */
export interface Look {
  /** NaN at the first look. */
  readonly seconds: number;
  /** Whether that was so long that the machine slept or was stopped: power now says nothing of it, only a counter may. */
  readonly isGap: boolean;
  /** Share of all threads' time that was busy; NaN where unknown. */
  readonly utilisation: number;
}

/** Something that tells the power of this machine, graphics cards left out unless it says so. */
export interface PowerSource {
  /**
   * Null where it cannot tell: at its first look, after a gap, or as a battery that is not discharging.
   * @throws {Error} Where it fails, in one line; what it says next begins anew.
   */
  read(look: Look): Promise<SourceReading | null>;
  /** Whether it covers graphics cards too, so that they must not be counted again. */
  readonly coversGraphics: boolean;
}

/** A source, or in one line why there is none and how to have it. */
export type Found<T> = { readonly found: T } | { readonly missing: string };
