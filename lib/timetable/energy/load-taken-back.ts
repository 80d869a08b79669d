import type { Instance } from "../model/instance.ts";
import type { Placement, Plan } from "../model/plan.ts";
import type { CampusDemand } from "./campus-energy.ts";
import { hvacOfDay } from "./hvac-of-day.ts";
import { LOAD_PARTS, noLoad } from "./load-parts.ts";
import { occupancy } from "./occupancy.ts";
import { roomDayLoad } from "./room-day-load.ts";

/** What lectures use by a plan, less what they would use if some of them were back. */
export interface LoadDifference {
  /** Periods of the days that are touched; the load of all others is the same. */
  readonly periods: readonly number[];
  /** By week, the difference in each of those periods; the same column again where weeks do not differ. [kWh] */
  readonly weeks: readonly Float64Array[];
  /** Difference of parts of the load, mean over the weeks. [kWh] */
  readonly parts: Readonly<Record<"base" | "setup" | "hvac" | "building", number>>;
}

/**
 * Makes what a plan uses more than it would if lectures went back to where they were, counted from the rooms, buildings and days
 * that they touch: what {@link planLoad} of both plans differs by.
 *
 * @param instance The instance.
 * @param from The plan before.
 * @param to The plan after, its n-th lecture the n-th before.
 * @param demand What rooms and buildings need.
 * @returns The difference for a group of lectures, by their indices.
 */
export function loadTakenBack(
  instance: Instance,
  from: Plan,
  to: Plan,
  demand: CampusDemand,
): (group: readonly number[]) => LoadDifference {
  const { days, slots, courses } = instance;
  const { rooms, buildings, hvac, pcShare } = demand;
  const periods = days * slots;
  const use = occupancy(instance, to, pcShare);
  /** Rooms in use, by building and period. */
  const open = new Int32Array(buildings.length * periods);
  for (const [r, { building }] of rooms.entries()) {
    if (building < 0) continue;
    for (let p = 0; p < periods; p++) if (use.lectures[r * periods + p]! > 0) open[building * periods + p]!++;
  }
  const load = noLoad(periods);
  const clear = () => {
    for (const part of LOAD_PARTS) load[part].fill(0);
  };

  function put({ course, period, room }: Placement, by: 1 | -1): void {
    const at = room * periods + period;
    const before = use.lectures[at]!;
    use.lectures[at] = before + by;
    use.people[at]! += by * courses[course]!.students;
    use.pcs[at]! += by * courses[course]!.students * pcShare[course]!;
    const { building } = rooms[room]!;
    if (building >= 0 && (before === 0 || before + by === 0)) open[building * periods + period]! += by;
  }

  return (group) => {
    const places = group.flatMap((l) => [from[l]!, to[l]!]);
    const dayOf = ({ period }: Placement) => Math.floor(period / slots);
    const roomDays = [...new Set(places.map((place) => place.room * days + dayOf(place)))];
    const touched = [...new Set(places.map(dayOf))].sort((a, b) => a - b);
    const listed = touched.flatMap((day) => Array.from({ length: slots }, (_, s) => day * slots + s));
    const shared = new Float64Array(listed.length);
    const weeks = hvac === null ? [] : demand.weeks.map(() => new Float64Array(listed.length));
    const parts = { base: 0, setup: 0, hvac: 0, building: 0 };

    /** Adds what the touched rooms and buildings use now, or takes it off. */
    function count(by: 1 | -1): void {
      clear();
      const closing = new Set<number>();
      for (const key of roomDays) {
        const [room, day] = [Math.floor(key / days), key % days];
        roomDayLoad(instance, use, demand, room, day, load);
        const { building } = rooms[room]!;
        if (building >= 0) closing.add(building * days + day);
      }
      for (const key of closing) {
        const [building, day] = [Math.floor(key / days), key % days];
        for (let p = day * slots; p < (day + 1) * slots; p++) {
          if (open[building * periods + p]! > 0) load.building[p]! += buildings[building]!.baseKwh;
        }
      }
      for (const [i, p] of listed.entries()) {
        for (const part of LOAD_PARTS) shared[i]! += by * load[part][p]!;
        for (const part of ["base", "setup", "building"] as const) parts[part] += by * load[part][p]!;
      }
      for (const [week, column] of weeks.entries()) {
        clear();
        for (const key of roomDays) {
          hvacOfDay({ hvac: hvac!, use, slots, periods }, Math.floor(key / days), week, key % days, load);
        }
        for (const [i, p] of listed.entries()) {
          column[i]! += by * (load.hvac[p]! + load.people[p]!);
          parts.hvac += (by * load.hvac[p]!) / weeks.length;
        }
      }
    }

    count(1);
    for (const l of group) put(to[l]!, -1);
    for (const l of group) put(from[l]!, 1);
    count(-1);
    for (const l of group) put(from[l]!, -1);
    for (const l of group) put(to[l]!, 1);
    for (const column of weeks) for (let i = 0; i < column.length; i++) column[i]! += shared[i]!;
    return { periods: listed, weeks: hvac === null ? demand.weeks.map(() => shared) : weeks, parts };
  };
}
