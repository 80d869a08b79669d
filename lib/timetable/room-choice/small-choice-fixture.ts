import type { EnergyRoom, RoomChoice, RoomUse, TaughtClass } from "./room-choice.ts";
import { teachingSlot } from "./teaching-slot.ts";

/** A room of 30 seats in building A, without computers, unless said otherwise. */
export function room(id: string, kwhPerLecture: number, other: Partial<EnergyRoom> = {}): EnergyRoom {
  const own = { id, name: `Room ${id}`, block: "A", seats: 30, computers: null, kwhPerLecture };
  return { ...own, kwhPerPerson: 0.03, kwhPerComputer: null, setUpKwh: 0.1, ...other };
}

/** An instance of classes such as `["a", "2M1 2M2", 20]`: id, slots, students, and more of the class. */
export function smallChoice(
  rooms: readonly EnergyRoom[],
  taught: readonly (readonly [id: string, slots: string, students: number, other?: Partial<TaughtClass>])[],
  taken: Readonly<Record<string, string>> = {},
): RoomChoice {
  const classes = taught.map(([id, , students, other]) => {
    const use: RoomUse = "classroom";
    return { id, subject: `Subject ${id}`, course: "c", group: null, students, use, ...other };
  });
  const lectures = taught.flatMap(([id, slots], classIndex) =>
    slots.split(" ").map((label, n) => ({ id: `${id}${n}`, classIndex, slot: teachingSlot(label) })),
  );
  const slotsOf = (id: string) => new Set((taken[id] ?? "").split(" ").filter(Boolean).map(teachingSlot));
  return { name: "small", rooms, classes, lectures, taken: rooms.map(({ id }) => slotsOf(id)) };
}
