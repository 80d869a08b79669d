import { UserError } from "#lib/core/user-error.ts";
import type { Instance } from "../model/instance.ts";
import type { CampusEnergy, EnergyWeek, RoomDemand } from "./campus-energy.ts";
import type { CampusRows, RoomRow } from "./campus-rows.ts";
import { hvacOfRooms } from "./hvac-of-rooms.ts";
import type { SlotTime } from "./slot-time.ts";
import { lightOf } from "./standard-hvac.ts";

/** How the energy of rooms is modelled: by IFPB's figures, or with thermal inertia. */
export type EnergyModel = "ifpb" | "5r1c";

/** What rows of a timetable do not tell. */
export interface CampusFacts {
  readonly weeks: readonly EnergyWeek[];
  readonly model: EnergyModel;
  /** What an exported kWh earns; 0 where nothing is said. [KRW/kWh] */
  readonly krwPerExportedKwh?: number;
}

/**
 * Puts rows of the lake into what a timetable is scored by. With 5R1C the figure per lecture is light alone and that per person
 * and of set-up are 0, as heating and cooling follow from the weather.
 *
 * @param instance The instance that the rows are of.
 * @param rows Rows of its periods, rooms, buildings and courses, in any order.
 * @param facts Weeks of weather, and the model.
 * @returns The campus.
 * @throws {UserError} If rows of a room, course or period of the instance are missing.
 */
export function campusOfRows(instance: Instance, rows: CampusRows, facts: CampusFacts): CampusEnergy {
  const slots = Array.from({ length: instance.slots }, (_, slot) => {
    const row = rows.slots.find((each) => each.slot === slot);
    if (!row) throw missing(instance, "period", `${slot + 1}`);
    return { startMin: row.start_min, endMin: row.end_min };
  });
  const byId = new Map(rows.rooms.map((row) => [row.room, row]));
  const roomRows = instance.rooms.map(({ id }) => {
    const row = byId.get(id);
    if (!row) throw missing(instance, "room", id);
    return row;
  });
  const shares = new Map(rows.courses.map(({ course, pc_share }) => [course, pc_share]));
  const pcShare = Float64Array.from(instance.courses, ({ id }) => {
    const share = shares.get(id);
    if (share === undefined) throw missing(instance, "course", id);
    return share;
  });
  const buildings = rows.buildings.map(({ building, base_kwh }) => ({ id: building, baseKwh: base_kwh }));
  const indexOf = new Map(buildings.map(({ id }, index) => [id, index]));
  const isDynamic = facts.model === "5r1c";
  return {
    ...{ slots, buildings, pcShare, weeks: facts.weeks, krwPerExportedKwh: facts.krwPerExportedKwh ?? 0 },
    rooms: roomRows.map((row) => {
      const building = row.building === null ? -1 : (indexOf.get(row.building) ?? -1);
      return isDynamic ? lit(row, building, slots) : ifpb(row, building);
    }),
    hvac: isDynamic ? hvacOfRooms(instance, roomRows, slots, facts.weeks) : null,
  };
}

function ifpb(row: RoomRow, building: number): RoomDemand {
  return {
    ...{ kwhPerLecture: row.kwh_per_lecture, kwhPerPerson: row.kwh_per_person },
    ...{ kwhPerPc: row.kwh_per_pc, setupKwh: row.setup_kwh, building },
  };
}

function lit(row: RoomRow, building: number, slots: readonly SlotTime[]): RoomDemand {
  const hours = slots.reduce((sum, { startMin, endMin }) => sum + (endMin - startMin) / 60, 0) / slots.length;
  return {
    ...{ kwhPerLecture: (lightOf(row) * hours) / 1000, kwhPerPerson: 0 },
    ...{ kwhPerPc: row.kwh_per_pc, setupKwh: 0, building },
  };
}

function missing(instance: Instance, what: string, which: string): UserError {
  return new UserError(`Cannot score timetable ${instance.name} as nothing tells of ${what} ${which}: import it anew`);
}
