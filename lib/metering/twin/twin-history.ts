import type { TwinDrivers, TwinInput } from "./twin.ts";

/** The drivers that are measured. */
export type DriverName = "tempOutC" | "solarWPerM2" | "powerW" | "occupancy";

/** What a device reported and what moved it, by column, in the order of time. */
export interface TwinHistory {
  /** Times of the device, rising, shape [n]. [ms since 1970, UTC] */
  readonly at: Float64Array;
  /** What it reported, shape [n]; NaN where missing. [unit of the metric] */
  readonly reported: Float64Array;
  /** What moved it, shape [n] each; NaN where missing. */
  readonly drivers: Readonly<Partial<Record<DriverName, Float64Array>>>;
}

const NAMES: readonly DriverName[] = ["tempOutC", "solarWPerM2", "powerW", "occupancy"];

/**
 * The moments of a history, as a twin is told them.
 *
 * @param history The history.
 * @returns One moment after the other; what is missing is null.
 */
export function* momentsOf(history: TwinHistory): Generator<TwinInput> {
  const columns = NAMES.flatMap((name) => {
    const column = history.drivers[name];
    return column ? [[name, column] as const] : [];
  });
  for (let i = 0; i < history.at.length; i++) {
    const drivers: Record<string, number | null> = {};
    for (const [name, column] of columns) drivers[name] = presentAt(column, i);
    yield { at: history.at[i]!, reported: presentAt(history.reported, i), drivers: drivers as TwinDrivers };
  }
}

function presentAt(column: Float64Array, i: number): number | null {
  const value = column[i]!;
  return Number.isNaN(value) ? null : value;
}
