/** Energy of a room in the form of IFPB; the same for every lecture of one length. */
export interface RoomEnergy {
  /** A lecture, whoever comes: air conditioning and light. [kWh] */
  readonly perLecture: number;
  /** Each who comes, over a lecture. [kWh] */
  readonly perPerson: number;
  /** Each PC in use, over a lecture. [kWh] */
  readonly perPc: number;
  /** Bringing the room to its temperature after an empty period. [kWh] */
  readonly setup: number;
  readonly basis: "assumed" | "calibrated";
}

/**
 * What a typical room of IFPB uses in a lecture of 50 minutes [1]: 182 m³, here 3 m high.
 *
 * [1] R. M. Alves, F. Cunha, A. Subramanian, A. V. Brito, "Minimizing energy consumption in a real-life classroom assignment
 *     problem," OR Spectrum, vol. 44, no. 4, 2022, doi:10.1007/s00291-022-00674-z.
 */
const TYPICAL = { floor: 182 / 3, minutes: 50, perLecture: 3.5, perPerson: 0.03, perPc: 0.217, setup: 0.123 } as const;

/** Floor of a lecture room by its seats: what rooms with chairs and desks have. [m²] */
const FLOOR_PER_SEAT = 1.4;
/** No room is smaller, however few seats a list gives it: none would be a room that uses nothing. [m²] */
const LEAST_FLOOR = 9;

/** Corridors, stairs and lifts against the floor of the rooms. [1] */
const COMMON_SHARE = 0.5;
/** Their light and ventilation: a round figure that nobody measured. [kW/m²] */
const COMMON_KW = 0.01;

/**
 * The floor that a room of so many seats has, where nobody says.
 *
 * @param seats Number of seats.
 * @returns Floor area. [m²]
 */
export function assumedFloor(seats: number): number {
  return Math.max(LEAST_FLOOR, FLOOR_PER_SEAT * seats);
}

/**
 * Energy of a room that nobody measured: IFPB's typical room, its energy per lecture and set-up in proportion to the floor, all
 * but the set-up in proportion to the length of a lecture. A PC uses the same in every room, so that leaving a room with PCs is
 * no saving.
 *
 * @param floor Floor area. [m²]
 * @param minutes Length of a lecture. [min]
 * @returns Its energies, to a tenth of a watt-hour.
 */
export function assumedRoomEnergy(floor: number, minutes: number): RoomEnergy {
  const size = floor / TYPICAL.floor;
  const time = minutes / TYPICAL.minutes;
  return {
    perLecture: round(TYPICAL.perLecture * size * time),
    perPerson: round(TYPICAL.perPerson * time),
    perPc: round(TYPICAL.perPc * time),
    setup: round(TYPICAL.setup * size),
    basis: "assumed",
  };
}

/**
 * Energy of a building's corridors in a period in which any of its rooms is used, where nobody measured it: half the floor of
 * its rooms at 10 W/m².
 *
 * @param roomFloor Floor area of its rooms. [m²]
 * @param minutes From the beginning of a period to that of the next. [min]
 * @returns Energy, to a tenth of a watt-hour. [kWh]
 */
export function assumedBuildingEnergy(roomFloor: number, minutes: number): number {
  return round((COMMON_SHARE * COMMON_KW * roomFloor * minutes) / 60);
}

function round(kwh: number): number {
  return Math.round(kwh * 1e4) / 1e4;
}
