import { standardRoom } from "#lib/metering/twin/standard-room.ts";
import { assumedFloor } from "../model/room-energy.ts";
import type { HvacClass, HvacControl, HvacScales } from "./hvac-class.ts";

/** Light of a lecture room. [W/m²] */
const LIGHT_W_PER_M2 = 8;
/** Floor of the room that stands for a class. [m²] */
const CLASS_FLOOR_M2 = 60;

/** A room that nobody measured. */
export const AS_ASSUMED: HvacScales = { conductance: 1, gain: 1 };

/** Set-points of lecture rooms as they are assumed, and half an hour ahead. */
export const STANDARD_CONTROL: Omit<HvacControl, "usualDays"> = { heatSetC: 20, coolSetC: 26, aheadMin: 30 };

/**
 * How a room differs from the one that is assumed, as readings of its meters told.
 *
 * @param row Its row; one of an older lake lacks the scales.
 * @returns The scales; those of the assumed room where nothing was fitted.
 */
export function scalesOf(row: {
  readonly hvac_conductance_scale?: number | null;
  readonly hvac_gain_scale?: number | null;
}): HvacScales {
  const { hvac_conductance_scale: conductance, hvac_gain_scale: gain } = row;
  if (typeof conductance !== "number" || typeof gain !== "number" || Number.isNaN(conductance + gain))
    return AS_ASSUMED;
  return { conductance, gain };
}

/**
 * Floor area of a room, from its seats where nothing tells.
 *
 * @param room Its row.
 * @returns Floor area. [m²]
 */
export function floorOf({
  capacity,
  floor_m2,
}: {
  readonly capacity: number;
  readonly floor_m2: number | null;
}): number {
  return floor_m2 === null || Number.isNaN(floor_m2) ? assumedFloor(capacity) : floor_m2;
}

/**
 * Light of a room as it is assumed, or as its readings told.
 *
 * @param room Its row.
 * @returns Power while it is used. [W]
 */
export function lightOf(room: Parameters<typeof floorOf>[0] & Parameters<typeof scalesOf>[0]): number {
  return scalesOf(room).gain * LIGHT_W_PER_M2 * floorOf(room);
}

/**
 * A class of lecture rooms as it is assumed: 3 m high, of medium weight, one window wall, ventilated once an hour with half of
 * the heat got back, cooled and heated by heat pumps.
 *
 * @param peoplePerM2 People who are usually there, by floor area. [m⁻²]
 * @param scales How the room differs from that.
 * @returns The class.
 */
export function standardHvac(peoplePerM2: number, { conductance, gain }: HvacScales = AS_ASSUMED): HvacClass {
  const floorM2 = CLASS_FLOOR_M2;
  const windowM2 = 0.15 * floorM2;
  const room = standardRoom({
    ...{ floorM2, volumeM3: 3 * floorM2, insideM2: 4.5 * floorM2 },
    ...{ windowM2, windowU: 1.8, wallM2: 0.25 * floorM2, wallU: 0.4 },
    ...{ airChangesVentilation: 1, airChangesLeakage: 0.3, heatRecovery: 0.5, capacityJPerM2K: 165_000 },
    ...{ maxWPerM2: 200, heatSetC: null, coolSetC: null },
  });
  return {
    room: {
      ...room,
      windowsWPerK: conductance * room.windowsWPerK,
      wallsWPerK: conductance * room.wallsWPerK,
      airWPerK: conductance * room.airWPerK,
    },
    // Glass lets 60 % in; a wall sees about half of what falls on the horizontal.
    solarApertureM2: 0.3 * windowM2,
    internalW: gain * LIGHT_W_PER_M2 * floorM2,
    people: peoplePerM2 * floorM2,
    // 120 W sensible heat of a person and a COP of 3.3 in cooling are IFPB's.
    ...{ occupantW: 120, copHeating: 3, copCooling: 3.3 },
  };
}
