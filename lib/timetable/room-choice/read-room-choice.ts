import { UserError } from "#lib/core/user-error.ts";
import { idIn, type JsonObject, jsonObject, numberIn, objectIn } from "./json-fields.ts";
import type { EnergyRoom, RoomChoice, RoomUse, TaughtClass, TimedLecture } from "./room-choice.ts";
import { teachingSlot } from "./teaching-slot.ts";

/** The five files of an instance of IFPB. */
export const ROOM_CHOICE_FILES = [
  "classes_classroom.json",
  "classes_pc.json",
  "locations_classroom.json",
  "locations_pc.json",
  "occupied_locations.json",
] as const;

/** Texts of the five files, by name. */
export type RoomChoiceTexts = Readonly<Record<(typeof ROOM_CHOICE_FILES)[number], string>>;

/**
 * Reads an instance of room choice as IFPB publishes it.
 *
 * @param name What to call it.
 * @param texts The five files.
 * @returns Rooms, classes and lectures; a room that two files list serves as classroom and lab.
 * @throws {UserError} If a file is malformed, or the two files disagree on what a room takes.
 */
export function readRoomChoice(name: string, texts: RoomChoiceTexts): RoomChoice {
  const rooms = new Map<string, EnergyRoom>();
  const classes: TaughtClass[] = [];
  const lectures: TimedLecture[] = [];
  for (const use of ["classroom", "pc"] as const) {
    const roomFile = `locations_${use}.json` as const;
    for (const [id, value] of Object.entries(jsonObject(roomFile, texts[roomFile]))) {
      const room = roomOf(objectIn(value, roomFile, `room ${id}`), use, id, roomFile);
      rooms.set(id, together(rooms.get(id), room, roomFile));
    }
    const classFile = `classes_${use}.json` as const;
    for (const [id, value] of Object.entries(jsonObject(classFile, texts[classFile]))) {
      const row = objectIn(value, classFile, `class ${id}`);
      lectures.push(...lecturesOf(row, id, classes.length, classFile));
      classes.push(classOf(row, use, id, classFile));
    }
  }
  const ids = [...rooms.keys()];
  const taken = takenSlots(texts["occupied_locations.json"], new Map(ids.map((id, index) => [id, index])));
  return { name, rooms: [...rooms.values()], classes, lectures, taken };
}

function roomOf(row: JsonObject, use: RoomUse, id: string, file: string): EnergyRoom {
  const what = `room ${id}`;
  const number = (field: string) => numberIn(row, field, file, what);
  return {
    id,
    name: idIn(row, "name", file, what),
    block: idIn(row, "block_id", file, what),
    seats: use === "classroom" ? number("qty_seats") : null,
    computers: use === "pc" ? number("qty_pc") : null,
    kwhPerLecture: number("cost_per_lecture"),
    kwhPerPerson: number("ac_cost_per_person_per_lecture"),
    kwhPerComputer: use === "pc" || row.pc_cost_per_lecture !== null ? number("pc_cost_per_lecture") : null,
    setUpKwh: number("setup_cost"),
  };
}

function together(classroom: EnergyRoom | undefined, lab: EnergyRoom, file: string): EnergyRoom {
  if (!classroom) return lab;
  for (const field of ["block", "kwhPerLecture", "kwhPerPerson", "setUpKwh"] as const) {
    if (classroom[field] !== lab[field]) {
      throw new UserError(
        `Cannot read ${file} as it says another ${field} of room ${lab.id} than locations_classroom.json: ${lab[field]} in place of ${classroom[field]}`,
      );
    }
  }
  return { ...classroom, computers: lab.computers, kwhPerComputer: lab.kwhPerComputer };
}

function classOf(row: JsonObject, use: RoomUse, id: string, file: string): TaughtClass {
  const what = `class ${id}`;
  const group = idIn(row, "group_id", file, what);
  return {
    id,
    subject: idIn(row, "subject", file, what),
    course: idIn(row, "course_id", file, what),
    group: group === "0" ? null : group,
    students: numberIn(row, "qty_students", file, what),
    use,
  };
}

function lecturesOf(row: JsonObject, classId: string, classIndex: number, file: string): TimedLecture[] {
  const lectures = objectIn(row.lectures, file, `lectures of class ${classId}`);
  return Object.entries(lectures).map(([id, value]) => {
    const what = `lecture ${id} of class ${classId}`;
    return { id, classIndex, slot: teachingSlot(idIn(objectIn(value, file, what), "timeslot", file, what)) };
  });
}

/** Slots in which rooms are taken. Rooms that the instance does not list are not ours to choose. */
function takenSlots(text: string, indexOf: ReadonlyMap<string, number>): Set<number>[] {
  const file = "occupied_locations.json";
  const taken = Array.from({ length: indexOf.size }, () => new Set<number>());
  const pairs = jsonObject(file, text).occupied_locations;
  if (!Array.isArray(pairs)) throw new UserError(`Cannot read ${file} as it has no list occupied_locations`);
  for (const pair of pairs) {
    const [slot, room] = `${pair}`.split("_");
    if (slot === undefined || room === undefined) {
      throw new UserError(`Cannot read ${file} as «${pair}» is no slot and room such as 2M1_94`);
    }
    const index = indexOf.get(room);
    if (index !== undefined) taken[index]!.add(teachingSlot(slot));
  }
  return taken;
}
