import type { PlanCost } from "#lib/timetable/cost/plan-cost.ts";
import { type RoomUse, roomUse } from "#lib/timetable/cost/room-use.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";

const HARD = [
  ["lectures", "lectures"],
  ["conflicts", "conflicts"],
  ["availability", "availability"],
  ["roomOccupancy", "room occupancy"],
] as const;
const SOFT = [
  ["roomCapacity", "room capacity"],
  ["minimumWorkingDays", "minimum working days"],
  ["curriculumCompactness", "curriculum compactness"],
  ["roomStability", "room stability"],
] as const;

/** The cost of a plan component by component, hard ones first, line by line. */
export function costLines(instance: Instance, plan: Plan, { hard, soft }: PlanCost): string[] {
  const use = roomUse(instance, plan);
  return [
    `${instance.name}: ${sizeText(instance)}`,
    row("Hard violations", hard.total),
    ...HARD.map(([key, name]) => row(`  ${name}`, hard[key])),
    row("Soft cost (UD2)", soft.total),
    ...SOFT.map(([key, name]) => row(`  ${name}`, soft[key])),
    `Rooms: ${use.rooms} of ${instance.rooms.length}, ${percent(use.share)} of their periods, ${percent(use.seatFill)} of the seats in those`,
  ];
}

/** The same as an object for JSON. */
export function costJson(instance: Instance, plan: Plan, { hard, soft }: PlanCost): Record<string, unknown> {
  const { rooms, roomPeriods, share, seatFill }: RoomUse = roomUse(instance, plan);
  return {
    instance: instance.name,
    feasible: hard.total === 0,
    hard: { ...snake(HARD, hard), total: hard.total },
    soft: { ...snake(SOFT, soft), total: soft.total },
    room_use: { rooms, room_periods: roomPeriods, share, seat_fill: seatFill },
  };
}

/** Which hard rules a plan breaks, in words; blank where it breaks none. */
export function violationText({ hard }: PlanCost): string {
  const words = {
    lectures: ["missing or surplus lecture", "missing or surplus lectures"],
    conflicts: ["conflict of two courses", "conflicts of two courses"],
    availability: ["lecture in a forbidden period", "lectures in forbidden periods"],
    roomOccupancy: ["lecture in a room that is taken", "lectures in rooms that are taken"],
  };
  return HARD.flatMap(([key]) => (hard[key] > 0 ? [`${hard[key]} ${words[key][hard[key] === 1 ? 0 : 1]}`] : [])).join(
    ", ",
  );
}

function sizeText({ courses, rooms, curricula, days, slots }: Instance): string {
  const lectures = courses.reduce((sum, course) => sum + course.lectures, 0);
  return `${courses.length} courses, ${lectures} lectures, ${rooms.length} rooms, ${curricula.length} ${curricula.length === 1 ? "curriculum" : "curricula"}, ${days} days of ${slots} periods`;
}

function snake<K extends string>(parts: readonly (readonly [K, string])[], values: Readonly<Record<K, number>>) {
  return Object.fromEntries(parts.map(([key, name]) => [name.replaceAll(" ", "_"), values[key]]));
}

function row(name: string, count: number): string {
  return `${name.padEnd(25)}${String(count).padStart(6)}`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? "—" : `${(100 * share).toFixed(1)} %`;
}
