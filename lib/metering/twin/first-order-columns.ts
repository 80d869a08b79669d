import { FirstOrder } from "./first-order.ts";
import type { ThermometerRows } from "./thermometer-rows.ts";

const LONGEST_PART_MS = 900_000;

/** What a room of first order makes of each driver alone. */
export interface FirstOrderColumns {
  /** Answer to a base of 1 °C, then to each driver by itself from rest, shape [n] each. */
  readonly columns: readonly Float64Array[];
  /** What is left of the temperature at which each run starts, shape [n]. [°C] */
  readonly fading: Float64Array;
  /** What is left of 1 °C at the start of each run, shape [n]. [1] */
  readonly decay: Float64Array;
}

/**
 * Sends each driver through a room of first order and its sensor, exactly as the twin goes: the room is linear, so what a
 * thermometer shows is their sum.
 *
 * @param rows Moments in runs.
 * @param timeConstantH Time constant of the room. [h]
 * @param lagS Time constant of the sensor. [s]
 * @returns The answers.
 */
export function firstOrderColumns(rows: ThermometerRows, timeConstantH: number, lagS: number): FirstOrderColumns {
  const n = rows.at.length;
  const inputs = [new Float64Array(n).fill(1), ...rows.drivers.map(([, column]) => column)];
  const columns = inputs.map((input) => answer(rows, input, new FirstOrder(timeConstantH, lagS, 0)));
  const room = new FirstOrder(timeConstantH, lagS, 1);
  const decay = new Float64Array(n);
  const fading = new Float64Array(n);
  let start = Number.NaN;
  for (let i = 0; i < n; i++) {
    if (rows.starts[i] === 1) {
      start = rows.reported[i]!;
      room.air = room.sensed = 1;
    } else room.advance(rows.at[i]! - rows.at[i - 1]!, 0);
    decay[i] = room.sensed;
    fading[i] = start * room.sensed;
  }
  return { columns, fading, decay };
}

function answer({ at, starts }: ThermometerRows, input: Float64Array, room: FirstOrder): Float64Array {
  const column = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) {
    if (starts[i] === 1) room.air = room.sensed = 0;
    else {
      const ms = at[i]! - at[i - 1]!;
      const parts = Math.ceil(ms / LONGEST_PART_MS);
      const before = input[i - 1]!;
      const rise = input[i]! - before;
      for (let part = 0; part < parts; part++) room.advance(ms / parts, before + (rise * (part + 0.5)) / parts);
    }
    column[i] = room.sensed;
  }
  return column;
}
