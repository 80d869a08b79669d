import { HOLD_MS } from "./held-drivers.ts";
import type { DriverName, TwinHistory } from "./twin-history.ts";

/** A history as the fit of a thermometer needs it: moments at which all drivers are known, in runs. */
export interface ThermometerRows {
  /** Times, shape [n]. [ms since 1970, UTC] */
  readonly at: Float64Array;
  /** What was reported, shape [n]; NaN where missing. [°C] */
  readonly reported: Float64Array;
  /** Drivers that differ at all, shape [n] each. */
  readonly drivers: readonly (readonly [DriverName, Float64Array])[];
  /** Where a run starts, shape [n]: 1 there. */
  readonly starts: Uint8Array;
}

/**
 * Takes those moments of a history at which all its drivers are known, or were within three hours. A run ends before a longer gap
 * and starts with a value that was reported.
 *
 * @param history The history.
 * @param counts Whether a moment counts [ms since 1970, UTC]; others end a run like a gap.
 * @returns The moments.
 */
export function thermometerRows(history: TwinHistory, counts: (at: number) => boolean = () => true): ThermometerRows {
  const columns = (Object.entries(history.drivers) as [DriverName, Float64Array][]).filter(([, x]) => differs(x));
  const held = columns.map(([name, column]) => [name, heldColumn(history.at, column)] as const);
  const rows: number[] = [];
  const starts: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < history.at.length; i++) {
    const at = history.at[i]!;
    if (!counts(at) || at <= last || held.some(([, column]) => Number.isNaN(column[i]!))) continue;
    const isStart = at - last > HOLD_MS;
    if (isStart && Number.isNaN(history.reported[i]!)) continue;
    rows.push(i);
    starts.push(isStart ? 1 : 0);
    last = at;
  }
  const take = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
  return {
    at: take(history.at),
    reported: take(history.reported),
    drivers: held.map(([name, column]) => [name, take(column)] as const),
    starts: Uint8Array.from(starts),
  };
}

function heldColumn(at: Float64Array, column: Float64Array): Float64Array {
  const held = new Float64Array(column.length);
  let value = Number.NaN;
  let told = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < column.length; i++) {
    if (!Number.isNaN(column[i]!)) [value, told] = [column[i]!, at[i]!];
    held[i] = at[i]! - told <= HOLD_MS ? value : Number.NaN;
  }
  return held;
}

function differs(column: Float64Array): boolean {
  const first = column.find((value) => !Number.isNaN(value));
  return column.some((value) => !Number.isNaN(value) && value !== first);
}
