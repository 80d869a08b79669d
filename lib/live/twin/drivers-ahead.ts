import type { TwinDrivers } from "#lib/metering/twin/twin.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";

const DAY_QUARTERS = 96;

/** What is otherwise than yesterday. What is absent stays as the model has it. */
export interface WhatIf {
  readonly hours: number;
  /** Warmer outside than yesterday at the same time by so much. [K] */
  readonly warmerK: number;
  /** Sun as a share of yesterday's. [1] */
  readonly sunShare: number;
  /** People in the room throughout. */
  readonly occupancy?: number | undefined;
  /** Set points; null: off. [°C] */
  readonly heatSetC?: number | null | undefined;
  readonly coolSetC?: number | null | undefined;
}

/** What moves a twin in the i-th quarter of an hour after a history: the weather of the last day known at that time, changed as asked. */
export function driversAhead(history: TwinHistory, ask: WhatIf, i: number): TwinDrivers {
  const outside = dayBefore(history.drivers.tempOutC, i);
  const sun = dayBefore(history.drivers.solarWPerM2, i);
  return {
    tempOutC: outside === null ? null : outside + ask.warmerK,
    solarWPerM2: sun === null ? null : sun * ask.sunShare,
    ...(ask.occupancy === undefined ? {} : { occupancy: ask.occupancy }),
    ...(ask.heatSetC === undefined ? {} : { heatSetC: ask.heatSetC }),
    ...(ask.coolSetC === undefined ? {} : { coolSetC: ask.coolSetC }),
  };
}

function dayBefore(column: Float64Array | undefined, i: number): number | null {
  if (!column) return null;
  for (let at = column.length - DAY_QUARTERS + (i % DAY_QUARTERS); at >= 0; at -= DAY_QUARTERS) {
    const value = column[at];
    if (value !== undefined && !Number.isNaN(value)) return value;
  }
  return null;
}
