import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { assumedBuildingEnergy, assumedFloor, assumedRoomEnergy } from "#lib/timetable/model/room-energy.ts";
import type { BuildingFacts, Timetable } from "#lib/timetable/model/timetable.ts";
import { type SlotClock, slotTimes } from "./slot-times.ts";

interface About {
  readonly id: string;
  readonly source: string;
  readonly clock: SlotClock;
}

/**
 * A timetable of an instance that has short names and seats only: these are its names, hours are `clock`'s, energies are assumed
 * by seats, nobody works at a PC.
 */
export function instanceTimetable(instance: Instance, plan: Plan | null, { id, source, clock }: About): Timetable {
  const times = slotTimes(instance.slots, clock);
  const [first, second] = times;
  const minutes = first!.end - first!.start;
  const title = instance.name === "" || instance.name === id ? id : `${id} (${instance.name})`;
  const rooms = instance.rooms.map(({ id: room, capacity }) => {
    const floor = assumedFloor(capacity);
    return { name: same(room), floor: Number.NaN, energy: assumedRoomEnergy(floor, minutes) };
  });
  return {
    id,
    name: same(title),
    quality: "measured",
    source,
    instance,
    slotTimes: times,
    courses: instance.courses.map((course) => ({ name: same(course.id), lecturer: same(course.lecturer), pcShare: 0 })),
    rooms,
    buildings: buildingsOf(instance, second === undefined ? minutes : second.start - first!.start),
    plan,
  };
}

function buildingsOf({ rooms }: Instance, minutes: number): BuildingFacts[] {
  const floors = new Map<string, number>();
  for (const { building, capacity } of rooms) {
    if (building !== "") floors.set(building, (floors.get(building) ?? 0) + assumedFloor(capacity));
  }
  return [...floors].map(([id, floor]) => ({
    id,
    name: buildingName(id),
    baseKwh: assumedBuildingEnergy(floor, minutes),
  }));
}

/** `.ectt` numbers its buildings. */
function buildingName(id: string) {
  return /^\d+$/.test(id) ? { en: `Building ${id}`, ko: `${id}동` } : same(id);
}

function same(name: string) {
  return { en: name, ko: name };
}
