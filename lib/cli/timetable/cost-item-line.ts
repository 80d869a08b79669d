import type { CostItem } from "#lib/timetable/cost/explain-cost.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";

/** One thing that costs, in words: component, what it adds, and who, when and where. */
export function costItemLine(instance: Instance, item: CostItem): string {
  return `${spaced(item.component, " ")} ${item.cost}: ${[...placesOf(instance, item)].map(([what, name]) => `${what} ${name}`).join(", ")}`;
}

/** The same as an object for JSON, with names in place of indices. */
export function costItemJson(instance: Instance, item: CostItem): Record<string, unknown> {
  const { component, cost, courses, curriculum, lecturer, room, period } = item;
  return {
    component: spaced(component, "_"),
    cost,
    courses: courses.map((course) => instance.courses[course]!.id),
    curriculum: curriculum === null ? null : instance.curricula[curriculum]!.id,
    lecturer,
    room: room === null ? null : instance.rooms[room]!.id,
    day: period === null ? null : Math.floor(period / instance.slots),
    slot: period === null ? null : period % instance.slots,
  };
}

function* placesOf({ courses, curricula, rooms, slots }: Instance, item: CostItem): Generator<[string, string]> {
  const { curriculum, lecturer, room, period } = item;
  yield [item.courses.length === 1 ? "course" : "courses", item.courses.map((course) => courses[course]!.id).join(" ")];
  if (curriculum !== null) yield ["curriculum", curricula[curriculum]!.id];
  if (lecturer !== null) yield ["lecturer", lecturer];
  if (room !== null) yield ["room", rooms[room]!.id];
  if (period !== null) yield ["day", `${Math.floor(period / slots)} period ${period % slots}`];
}

function spaced(component: string, between: string): string {
  return component.replaceAll(/[A-Z]/g, (letter) => `${between}${letter.toLowerCase()}`);
}
