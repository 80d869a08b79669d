import type { Instance } from "../model/instance.ts";
import type { EnergyWeek } from "./campus-energy.ts";
import type { RoomRow } from "./campus-rows.ts";
import type { HvacModel } from "./hvac-model.ts";
import { hvacTables } from "./hvac-tables.ts";
import type { SlotTime } from "./slot-time.ts";
import { floorOf, STANDARD_CONTROL, standardHvac } from "./standard-hvac.ts";

/** Of a room's seats, how many are usually taken: IFPB's plans fill 0.59 to 0.72. [1] */
const USUAL_FILL = 0.6;
/** Rooms whose people by floor area differ by less are one class. [1/m²] */
const DENSITY_STEP = 0.1;
const [LEAST_DENSITY, MOST_DENSITY] = [0.1, 0.8];

/**
 * Sorts rooms into classes by how many people their floor usually holds, each with the standard room's walls.
 *
 * @param instance The instance.
 * @param rows Its rooms' rows, in its order.
 * @param slots Times of its periods.
 * @param weeks Weeks of weather.
 * @returns The model of heating and cooling.
 */
export function hvacOfRooms(
  instance: Instance,
  rows: readonly RoomRow[],
  slots: readonly SlotTime[],
  weeks: readonly EnergyWeek[],
): HvacModel {
  const densities = rows.map((row) => {
    const density = (USUAL_FILL * row.capacity) / floorOf(row);
    const step = Math.round(Math.min(MOST_DENSITY, Math.max(LEAST_DENSITY, density)) / DENSITY_STEP);
    return step * DENSITY_STEP;
  });
  const known = [...new Set(densities)].sort((a, b) => a - b);
  const classes = known.map(standardHvac);
  const lectures = instance.courses.reduce((sum, course) => sum + course.lectures, 0);
  const roomDays = instance.rooms.length * instance.days;
  return hvacTables({
    classes,
    control: { ...STANDARD_CONTROL, usualDays: 1 - Math.exp(-lectures / roomDays) },
    classOf: Int32Array.from(densities, (density) => known.indexOf(density)),
    scaleOf: Float64Array.from(rows, (row, i) => floorOf(row) / classes[known.indexOf(densities[i]!)]!.room.floorM2),
    ...{ days: instance.days, slots, weeks },
  });
}
