import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { ExtraCost } from "../solve/solve-task.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { NEVER, roomsNow } from "./disturbance.ts";
import type { EnergyWeights } from "./energy-weights.ts";
import { gridCost } from "./grid-cost.ts";
import { clearChange, loadChange } from "./load-change.ts";
import { roomBoard } from "./room-board.ts";

/** What a search weighs beside UD2. */
export interface EnergyAim {
  readonly instance: Instance;
  readonly energy: CampusEnergy;
  readonly weights: EnergyWeights;
  /** The timetable in force, from which moves are counted; null: nothing counts as moved. */
  readonly current: Plan | null;
  /** Lectures that may be moved at most; absent: all. */
  readonly mostMoved?: number;
}

/** What a lecture in a room that does not suit it counts, and one moved beyond the most: more than all else, so that a search mends it. */
const [UNSUITED, BEYOND] = [1e6, 2e6];

/**
 * Makes the cost of energy and disturbance for a search: the change of a move is told from the rooms and periods that it touches.
 * Over any moves it stays the points of {@link scorePlan} and {@link disturbance}. A lecture in a room that does not suit it, such as one
 * for PCs in a room without, and one that is moved beyond the most count a million points and more: fewer are worth any other cost, and
 * no move makes them more.
 *
 * @param aim What counts.
 * @returns The cost, in points of UD2; `reset` it before use.
 * @throws {UserError} If anything that counts is missing in a period.
 */
export function energyCost({ instance, energy, weights, current, mostMoved }: EnergyAim): ExtraCost {
  const { days, slots, courses } = instance;
  const periods = days * slots;
  const courseOf = Int32Array.from(courses.flatMap(({ lectures }, c) => Array<number>(lectures).fill(c)));
  const board = roomBoard(instance, energy);
  const grid = gridCost(instance, energy, weights);
  const change = loadChange(periods, energy.hvac === null ? 0 : energy.weeks.length);
  const now = current === null ? null : roomsNow(instance, current);
  const most = mostMoved ?? Number.POSITIVE_INFINITY;
  const isHeated = energy.hvac !== null;
  const isUnsuitable = new Uint8Array(courses.length * instance.rooms.length);
  for (const [c, { unsuitableRooms }] of courses.entries()) {
    for (const r of unsuitableRooms) isUnsuitable[c * instance.rooms.length + r] = 1;
  }
  const period = new Int32Array(courseOf.length);
  const room = new Int32Array(courseOf.length);
  const roomDays: number[] = [];
  let moved = 0;

  /** 0 where the lecture is now, 1 in another room, 2 at another time. */
  function move(course: number, p: number, r: number): 0 | 1 | 2 {
    const was = now === null ? r : now[course * periods + p]!;
    if (was === r) return 0;
    return was === NEVER ? 2 : 1;
  }
  const moveCost = [0, weights.movedRoom, weights.movedTime] as const;

  function listRoomDay(r: number, p: number): void {
    const key = r * days + Math.floor(p / slots);
    if (!roomDays.includes(key)) roomDays.push(key);
  }

  /** Moves who is where, and collects how load changes. */
  function shift(count: number, lectures: Int32Array, toPeriods: Int32Array, toRooms: Int32Array): void {
    clearChange(change);
    if (isHeated) {
      roomDays.length = 0;
      for (let i = 0; i < count; i++) {
        listRoomDay(room[lectures[i]!]!, period[lectures[i]!]!);
        listRoomDay(toRooms[i]!, toPeriods[i]!);
      }
      for (const key of roomDays) board.hvac(Math.floor(key / days), key % days, -1, change);
    }
    for (let i = 0; i < count; i++) {
      const l = lectures[i]!;
      board.put(courseOf[l]!, period[l]!, room[l]!, -1, change);
    }
    for (let i = 0; i < count; i++) board.put(courseOf[lectures[i]!]!, toPeriods[i]!, toRooms[i]!, 1, change);
    if (isHeated) for (const key of roomDays) board.hvac(Math.floor(key / days), key % days, 1, change);
  }

  function delta(count: number, lectures: Int32Array, toPeriods: Int32Array, toRooms: Int32Array): number {
    let sum = 0;
    let more = 0;
    let beyond = 0;
    for (let i = 0; i < count; i++) {
      const l = lectures[i]!;
      const own = courseOf[l]! * instance.rooms.length;
      beyond += UNSUITED * (isUnsuitable[own + toRooms[i]!]! - isUnsuitable[own + room[l]!]!);
    }
    if (now !== null) {
      for (let i = 0; i < count; i++) {
        const l = lectures[i]!;
        const from = move(courseOf[l]!, period[l]!, room[l]!);
        const to = move(courseOf[l]!, toPeriods[i]!, toRooms[i]!);
        sum += moveCost[to] - moveCost[from];
        more += Math.min(1, to) - Math.min(1, from);
      }
      beyond += BEYOND * (Math.max(0, moved + more - most) - Math.max(0, moved - most));
    }
    if (beyond > 0) return Number.POSITIVE_INFINITY;
    sum += beyond;
    shift(count, lectures, toPeriods, toRooms);
    sum += grid.delta(change);
    for (let i = 0; i < count; i++) board.put(courseOf[lectures[i]!]!, toPeriods[i]!, toRooms[i]!, -1, null);
    for (let i = 0; i < count; i++) {
      const l = lectures[i]!;
      board.put(courseOf[l]!, period[l]!, room[l]!, 1, null);
    }
    return sum;
  }

  function apply(count: number, lectures: Int32Array, toPeriods: Int32Array, toRooms: Int32Array): void {
    shift(count, lectures, toPeriods, toRooms);
    grid.apply(change);
    for (let i = 0; i < count; i++) {
      const l = lectures[i]!;
      moved -= Math.min(1, move(courseOf[l]!, period[l]!, room[l]!));
      period[l] = toPeriods[i]!;
      room[l] = toRooms[i]!;
      moved += Math.min(1, move(courseOf[l]!, period[l]!, room[l]!));
    }
  }

  function reset(periodsOf: Int32Array, roomsOf: Int32Array): number {
    board.clear();
    clearChange(change);
    period.set(periodsOf);
    room.set(roomsOf);
    moved = 0;
    let sum = grid.reset();
    for (const [l, course] of courseOf.entries()) {
      const to = move(course, period[l]!, room[l]!);
      moved += Math.min(1, to);
      sum += moveCost[to];
      board.put(course, period[l]!, room[l]!, 1, change);
    }
    if (isHeated) {
      for (let r = 0; r < instance.rooms.length; r++) for (let d = 0; d < days; d++) board.hvac(r, d, 1, change);
    }
    sum += grid.delta(change);
    grid.apply(change);
    return sum + UNSUITED * unsuitedIn(room) + BEYOND * Math.max(0, moved - most);
  }

  function unsuitedIn(roomsOf: Int32Array): number {
    return courseOf.reduce((sum, course, l) => sum + isUnsuitable[course * instance.rooms.length + roomsOf[l]!]!, 0);
  }

  /** Lectures in rooms that do not suit them, and moves beyond the most. */
  function excess(periodsOf: Int32Array, roomsOf: Int32Array): number {
    const movedIn = courseOf.reduce((sum, course, l) => sum + Math.min(1, move(course, periodsOf[l]!, roomsOf[l]!)), 0);
    return unsuitedIn(roomsOf) + Math.max(0, movedIn - most);
  }

  return { delta, apply, reset, excess };
}
