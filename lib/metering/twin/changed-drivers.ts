import type { TwinDrivers } from "./twin.ts";

/** What is supposed to be otherwise; absent: as it is. */
export interface DriverChange {
  /** Warmer outside by. [K] */
  readonly tempOutAddC?: number;
  /** Sun times. [1] */
  readonly solarFactor?: number;
  /** Electric power in the room times. [1] */
  readonly powerFactor?: number;
  /** People times. [1] */
  readonly occupancyFactor?: number;
  /** Heated to; null: not. [°C] */
  readonly heatSetC?: number | null;
  /** Cooled to; null: not. [°C] */
  readonly coolSetC?: number | null;
}

/**
 * Drivers as they would be: other weather, other people, other set-points.
 *
 * @param drivers Drivers as they are.
 * @param change What is otherwise.
 * @returns The changed drivers; one that is not known stays so.
 */
export function changedDrivers(drivers: TwinDrivers, change: DriverChange): TwinDrivers {
  const { tempOutAddC = 0, solarFactor = 1, powerFactor = 1, occupancyFactor = 1 } = change;
  const setPoints = {
    ...(change.heatSetC === undefined ? {} : { heatSetC: change.heatSetC }),
    ...(change.coolSetC === undefined ? {} : { coolSetC: change.coolSetC }),
  };
  return {
    ...drivers,
    tempOutC: changed(drivers.tempOutC, (value) => value + tempOutAddC),
    solarWPerM2: changed(drivers.solarWPerM2, (value) => value * solarFactor),
    powerW: changed(drivers.powerW, (value) => value * powerFactor),
    occupancy: changed(drivers.occupancy, (value) => value * occupancyFactor),
    ...setPoints,
  };
}

function changed(value: number | null | undefined, to: (value: number) => number): number | null {
  return typeof value === "number" ? to(value) : null;
}
