import { floorOf } from "./standard-hvac.ts";

/** IFPB's typical room: 182 m³, taken as 3 m high, and what it uses in a lecture of 50 minutes, [1]. */
const TYPICAL = {
  floorM2: 182 / 3,
  minutes: 50,
  kwhPerLecture: 3.5,
  setupKwh: 0.123,
  kwhPerPerson: 0.03,
  kwhPerPc: 0.217,
};

/**
 * Assumes what a room uses where nobody measured it: the figures of IFPB's typical room [1], those of the room itself by floor
 * area, and all but set-up by the length of a lecture.
 *
 * @param room Seats, and floor area where it is known.
 * @param minutes Length of a lecture. [min]
 * @returns Energies per lecture, person, PC and set-up. [kWh]
 *
 * [1] A. F. Alves, A. L. Cunha, A. Subramanian, R. Brito, "Minimizing energy consumption in a real-life classroom assignment
 *     problem," OR Spectrum, vol. 44, no. 4, 2022.
 */
export function assumedRoomEnergy(
  room: { readonly capacity: number; readonly floor_m2: number | null },
  minutes: number,
): Readonly<Record<"kwh_per_lecture" | "kwh_per_person" | "kwh_per_pc" | "setup_kwh", number>> {
  const size = floorOf(room) / TYPICAL.floorM2;
  const length = minutes / TYPICAL.minutes;
  return {
    kwh_per_lecture: TYPICAL.kwhPerLecture * size * length,
    kwh_per_person: TYPICAL.kwhPerPerson * length,
    kwh_per_pc: TYPICAL.kwhPerPc * length,
    setup_kwh: TYPICAL.setupKwh * size,
  };
}
