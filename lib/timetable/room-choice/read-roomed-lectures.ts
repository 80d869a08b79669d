import { UserError } from "#lib/core/user-error.ts";
import { idIn, jsonObject, objectIn } from "./json-fields.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { teachingSlot } from "./teaching-slot.ts";

/**
 * Reads a plan of rooms as IFPB publishes them: a solution (a list under `solution`) or the plan made by hand (by lecture).
 *
 * @param choice The instance.
 * @param file What to call the file in errors.
 * @param text The JSON.
 * @returns Its lectures, in the file's order.
 * @throws {UserError} If it is malformed or names a class or room that the instance lacks.
 */
export function readRoomedLectures(choice: RoomChoice, file: string, text: string): RoomedLecture[] {
  const top = jsonObject(file, text);
  const rows = Array.isArray(top.solution) ? top.solution : Object.values(top);
  const classes = new Map(choice.classes.map(({ id }, index) => [id, index]));
  const rooms = new Map(choice.rooms.map(({ id }, index) => [id, index]));
  return rows.map((value, index) => {
    const what = `lecture ${index + 1}`;
    const row = objectIn(value, file, what);
    const use = row.requires;
    if (use !== "classroom" && use !== "pc") {
      throw new UserError(`Cannot read ${file} as requires of ${what} must be classroom or pc: it is ${use}`);
    }
    return {
      classIndex: known(classes, "class", idIn(row, "class_id", file, what), file),
      room: known(rooms, "room", idIn(row, "location_id", file, what), file),
      slot: teachingSlot(idIn(row, "timeslot", file, what)),
      use,
    };
  });
}

function known(ids: ReadonlyMap<string, number>, kind: string, id: string, file: string): number {
  const index = ids.get(id);
  if (index === undefined) throw new UserError(`Cannot read ${file} as ${kind} ${id} is not in the instance`);
  return index;
}
