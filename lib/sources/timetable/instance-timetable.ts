import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { assumedBuildingEnergy, assumedFloor, assumedRoomEnergy } from "#lib/timetable/model/room-energy.ts";
import type { BuildingFacts, Names, Timetable } from "#lib/timetable/model/timetable.ts";
import { type SlotClock, slotTimes } from "./slot-times.ts";

/** What files say of a timetable. */
interface Known {
  readonly instance: Instance;
  readonly plan: Plan | null;
  readonly pinned?: ReadonlySet<number>;
  /** Of each course, where files say more than its short name. */
  readonly courses?: readonly { readonly name: Names; readonly pcShare: number }[];
  /** Of each room likewise; floor area NaN where nobody says. [m²] */
  readonly rooms?: readonly { readonly name: Names; readonly floor: number }[];
}

interface About {
  readonly id: string;
  readonly source: string;
  readonly clock: SlotClock;
}

/**
 * A timetable of what files say: else short names are its names, hours are `clock`'s, energies are assumed by floor and seats,
 * nobody works at a PC.
 */
export function instanceTimetable(known: Known, { id, source, clock }: About): Timetable {
  const { instance, plan, pinned } = known;
  const times = slotTimes(instance.slots, clock);
  const [first, second] = times;
  const minutes = first!.end - first!.start;
  const title = instance.name === "" || instance.name === id ? id : `${id} (${instance.name})`;
  const floors = instance.rooms.map(({ capacity }, i) => {
    const floor = known.rooms?.[i]?.floor ?? Number.NaN;
    return { floor, assumed: Number.isNaN(floor) ? assumedFloor(capacity) : floor };
  });
  return {
    id,
    name: same(title),
    quality: "measured",
    source,
    instance,
    slotTimes: times,
    courses: instance.courses.map((course, i) => ({
      name: known.courses?.[i]?.name ?? same(course.id),
      lecturer: same(course.lecturer),
      pcShare: known.courses?.[i]?.pcShare ?? 0,
    })),
    rooms: instance.rooms.map((room, i) => ({
      name: known.rooms?.[i]?.name ?? same(room.id),
      floor: floors[i]!.floor,
      energy: assumedRoomEnergy(floors[i]!.assumed, minutes),
    })),
    buildings: buildingsOf(
      instance,
      floors.map(({ assumed }) => assumed),
      second === undefined ? minutes : second.start - first!.start,
    ),
    plan,
    ...(pinned === undefined ? {} : { pinned }),
  };
}

function buildingsOf({ rooms }: Instance, floors: readonly number[], minutes: number): BuildingFacts[] {
  const sums = new Map<string, number>();
  rooms.forEach(({ building }, i) => {
    if (building !== "") sums.set(building, (sums.get(building) ?? 0) + floors[i]!);
  });
  return [...sums].map(([id, floor]) => ({
    id,
    name: buildingName(id),
    baseKwh: assumedBuildingEnergy(floor, minutes),
  }));
}

/** `.ectt` numbers its buildings. */
function buildingName(id: string): Names {
  return /^\d+$/.test(id) ? { en: `Building ${id}`, ko: `${id}동` } : same(id);
}

function same(name: string): Names {
  return { en: name, ko: name };
}
