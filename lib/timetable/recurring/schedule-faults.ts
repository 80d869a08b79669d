import type { Campus, CampusActivity } from "./campus.ts";
import { localDay, officePlace, QUARTERS_A_MONTH, QUARTERS_A_WEEK, TAUGHT_WEEKS } from "./campus-month.ts";
import type { CampusSchedule, PlacedActivity } from "./campus-schedule.ts";

/** Something that a schedule must not do. */
export interface ScheduleFault {
  readonly rule: "activities" | "office hours" | "month" | "predecessors" | "rooms" | "batteries";
  /** The case, in words. */
  readonly text: string;
}

/**
 * Checks a schedule against the rules of the challenge, without the solver's tables.
 *
 * @param campus The instance.
 * @param schedule The schedule.
 * @returns Its faults; none where it holds.
 */
export function scheduleFaults(campus: Campus, schedule: CampusSchedule): ScheduleFault[] {
  const { recurring, onceOff } = schedule;
  const missing = campus.recurring.filter(({ id }) => !recurring.some(({ activity }) => activity === id));
  return [
    ...missing.map(({ id }) => ({ rule: "activities", text: `recurring ${id} is missing` }) as const),
    ...activityFaults(campus.recurring, recurring, "recurring"),
    ...activityFaults(campus.onceOff, onceOff, "once-off"),
    ...officeFaults(campus, recurring),
    ...roomFaults(campus, schedule),
    ...batteryFaults(campus, schedule),
  ];
}

function activityFaults(
  activities: readonly CampusActivity[],
  placed: readonly PlacedActivity[],
  kind: string,
): ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const starts = new Map<number, number>();
  for (const { activity, start } of placed) {
    const fault = (rule: ScheduleFault["rule"], why: string) =>
      faults.push({ rule, text: `${kind} ${activity} ${why}` });
    const duration = activities[activity]?.duration;
    if (duration === undefined) fault("activities", "is not in the instance");
    else if (start + duration > QUARTERS_A_MONTH) fault("month", "goes on after the month");
    if (starts.has(activity)) fault("activities", "is there twice");
    starts.set(activity, start);
  }
  for (const { id, predecessors } of activities) {
    const start = starts.get(id);
    if (start === undefined) continue;
    for (const other of predecessors) {
      const before = starts.get(other);
      if (before === undefined || localDay(before) >= localDay(start)) {
        faults.push({ rule: "predecessors", text: `${kind} ${id} needs ${other} on an earlier day` });
      }
    }
  }
  return faults;
}

function officeFaults(campus: Campus, recurring: readonly PlacedActivity[]): ScheduleFault[] {
  return recurring.flatMap(({ activity, start }) => {
    const place = officePlace(start, campus.recurring[activity]?.duration ?? 0);
    const text = `recurring ${activity} must begin and end in office hours of the first week`;
    return place?.week === 0 ? [] : [{ rule: "office hours", text } as const];
  });
}

/** Rooms that are asked for in each quarter of the month must be there, building by building. */
function roomFaults(campus: Campus, { recurring, onceOff }: CampusSchedule): ScheduleFault[] {
  const faults: ScheduleFault[] = [];
  const rooms = new Map<string, number>();
  for (const { id, smallRooms, largeRooms } of campus.buildings) {
    rooms.set(`${id} small`, smallRooms).set(`${id} large`, largeRooms);
  }
  const used = new Map<string, number>();
  function occupy(kind: string, activity: CampusActivity | undefined, { start, buildings }: PlacedActivity): void {
    if (!activity) return;
    if (buildings.length !== activity.rooms) {
      faults.push({
        rule: "rooms",
        text: `${kind} ${activity.id} takes ${buildings.length} rooms, not ${activity.rooms}`,
      });
    }
    for (const building of buildings) {
      const key = `${building} ${activity.size}`;
      for (let quarter = start; quarter < start + activity.duration; quarter++) {
        const count = (used.get(`${key} ${quarter}`) ?? 0) + 1;
        used.set(`${key} ${quarter}`, count);
        if (count > (rooms.get(key) ?? 0)) {
          faults.push({ rule: "rooms", text: `building ${key} has no room for ${kind} ${activity.id} at ${quarter}` });
        }
      }
    }
  }
  for (const placed of recurring) {
    for (let week = 0; week < TAUGHT_WEEKS; week++) {
      const start = placed.start + week * QUARTERS_A_WEEK;
      occupy("recurring", campus.recurring[placed.activity], { ...placed, start });
    }
  }
  for (const placed of onceOff) occupy("once-off", campus.onceOff[placed.activity], placed);
  return faults;
}

/** Batteries are full at first and neither empty below zero nor fill beyond what they hold. */
function batteryFaults(campus: Campus, { batterySteps }: CampusSchedule): ScheduleFault[] {
  return campus.batteries.flatMap(({ id, capacityKwh, powerKw }): ScheduleFault[] => {
    const steps = batterySteps.filter(({ battery }) => battery === id).sort((a, b) => a.quarter - b.quarter);
    let charge = capacityKwh;
    for (const [index, { quarter, action }] of steps.entries()) {
      const where = `battery ${id} at ${quarter}`;
      if (steps[index + 1]?.quarter === quarter) return [{ rule: "batteries", text: `${where} is told twice` }];
      if (action === "charge") charge += powerKw * 0.25;
      if (action === "discharge") charge -= powerKw * 0.25;
      if (charge < -1e-9 || charge > capacityKwh + 1e-9 || quarter >= QUARTERS_A_MONTH) {
        return [{ rule: "batteries", text: `${where} would hold ${charge} of ${capacityKwh} kWh` }];
      }
    }
    return [];
  });
}
