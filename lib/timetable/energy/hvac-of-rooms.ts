import type { Instance } from "../model/instance.ts";
import type { EnergyWeek } from "./campus-energy.ts";
import type { RoomRow } from "./campus-rows.ts";
import type { HvacModel } from "./hvac-model.ts";
import { hvacTables } from "./hvac-tables.ts";
import type { SlotTime } from "./slot-time.ts";
import { floorOf, STANDARD_CONTROL, scalesOf, standardHvac } from "./standard-hvac.ts";

/** Of a room's seats, how many are usually taken: IFPB's plans fill 0.59 to 0.72. [1] */
const USUAL_FILL = 0.6;
/** Rooms whose people by floor area differ by less are one class. [1/m²] */
const DENSITY_STEP = 0.1;
const [LEAST_DENSITY, MOST_DENSITY] = [0.1, 0.8];
/** Rooms whose scales differ by less are one class: a table a room would be slow to fill, and a fit is no nearer. [1] */
const SCALE_STEP = 0.05;

/**
 * How many people are usually in a room, by its floor: in steps, so that rooms make few classes.
 *
 * @param row The room's row.
 * @returns People by floor area. [m⁻²]
 */
export function usualDensity(row: Pick<RoomRow, "capacity" | "floor_m2">): number {
  const density = (USUAL_FILL * row.capacity) / floorOf(row);
  return Math.round(Math.min(MOST_DENSITY, Math.max(LEAST_DENSITY, density)) / DENSITY_STEP) * DENSITY_STEP;
}

function inSteps(scale: number): number {
  return Math.max(1, Math.round(scale / SCALE_STEP)) * SCALE_STEP;
}

/**
 * Sorts rooms into classes by how many people their floor usually holds, and by what readings told of their walls and light; those
 * of which they told nothing have the standard room's.
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
  const kinds = rows.map((row) => {
    const { conductance, gain } = scalesOf(row);
    return [usualDensity(row), inSteps(conductance), inSteps(gain)] as const;
  });
  const known = [...new Map(kinds.map((kind) => [kind.join(), kind])).values()].sort(
    (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
  );
  const classes = known.map(([density, conductance, gain]) => standardHvac(density, { conductance, gain }));
  const classOf = Int32Array.from(kinds, (kind) => known.findIndex((each) => each.join() === kind.join()));
  const lectures = instance.courses.reduce((sum, course) => sum + course.lectures, 0);
  const roomDays = instance.rooms.length * instance.days;
  return hvacTables({
    classes,
    control: { ...STANDARD_CONTROL, usualDays: 1 - Math.exp(-lectures / roomDays) },
    classOf,
    scaleOf: Float64Array.from(rows, (row, i) => floorOf(row) / classes[classOf[i]!]!.room.floorM2),
    ...{ days: instance.days, slots, weeks },
  });
}
