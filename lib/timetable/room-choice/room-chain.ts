import { seededRandom } from "../random.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { roomOccupancy } from "./room-occupancy.ts";
import type { RoomRules } from "./room-rules.ts";
import { type RoomUnits, roomUnits } from "./room-units.ts";

/** A search for rooms. */
export interface RoomTask {
  readonly choice: RoomChoice;
  readonly rules: RoomRules;
  readonly seed: number;
  /** Moves in all, over which the temperature falls. */
  readonly iterations: number;
  /** [kWh] */
  readonly startTemperature?: number;
  /** [kWh] */
  readonly endTemperature?: number;
}

/** How far a search for rooms is. */
export interface RoomState {
  readonly done: boolean;
  readonly iteration: number;
  /** Of the plan in hand, with a penalty for each lecture that still waits for a room. [kWh] */
  readonly kwh: number;
  /** The same of the best plan. [kWh] */
  readonly bestKwh: number;
  /** Lectures of the best plan without a room. */
  readonly waiting: number;
}

/** A search that goes on in slices. */
export interface RoomChain {
  /** Goes on for so many moves. */
  run(moves: number): RoomState;
  /** The best plan so far; lectures without a room are left out. */
  best(): RoomedLecture[];
}

/** A lecture without a room counts as this many of its dearest. */
const WAITING_PENALTY = 3;
const COOLING_STEP = 1024;

/**
 * Searches for the rooms that take least energy by simulated annealing [1]. A unit goes to another room and those in its way
 * go back in exchange, and those in theirs, until both rooms hold no two lectures at once (a Kempe chain).
 *
 * @param task Instance, rules, seed and number of moves; the same give the same plan on any machine.
 * @returns The search, not yet begun.
 *
 * [1] S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing," Science, vol. 220, pp. 671–680, 1983,
 *     doi:10.1126/science.220.4598.671.
 */
export function createRoomChain(task: RoomTask): RoomChain {
  const { choice, rules, seed, iterations, startTemperature = 3, endTemperature = 0.003 } = task;
  const units = roomUnits(choice, rules);
  const { starts, slots, kwh: price } = units;
  const roomCount = choice.rooms.length;
  const setUp = Float64Array.from(choice.rooms, ({ setUpKwh }) => setUpKwh);
  const largestSetUp = setUp.reduce((a, b) => Math.max(a, b), 0);
  const waiting = waitingPrices(units, roomCount);
  const occupancy = roomOccupancy(units, roomCount);
  const { where, unitAt } = occupancy;
  const { below, unit: uniform } = seededRandom(seed);
  const chain = new Int32Array(units.count);
  const target = new Int32Array(units.count);
  const stamp = new Int32Array(units.count);
  let round = 0;
  let temperature = startTemperature;
  let iteration = 0;
  let kwh = waiting.reduce((a, b) => a + b, 0);
  let bestKwh = kwh;
  const bestWhere = where.slice();
  let isBest = false;

  const priceAt = (unit: number, room: number) => (room < 0 ? waiting[unit]! : price[unit * roomCount + room]!);

  /** Fills `chain` and `target` with who must move if a unit goes to a room; how many, 0 where someone may not. */
  function chainOf(unit: number, to: number): number {
    const from = where[unit]!;
    round += 1;
    chain[0] = unit;
    target[0] = to;
    stamp[unit] = round;
    let length = 1;
    for (let at = 0; at < length; at++) {
      const room = target[at]!;
      if (room < 0) continue;
      const other = room === to ? from : to;
      for (let i = starts[chain[at]!]!; i < starts[chain[at]! + 1]!; i++) {
        const inWay = unitAt(room, slots[i]!);
        if (inWay < 0 || stamp[inWay] === round) continue;
        if (other >= 0 && price[inWay * roomCount + other]! === Number.POSITIVE_INFINITY) return 0;
        stamp[inWay] = round;
        chain[length] = inWay;
        target[length] = other;
        length += 1;
      }
    }
    return length;
  }

  /** Moves the chain; the change of set-up energy. */
  function moveChain(length: number, from: number, to: number): number {
    let change = 0;
    for (let at = 0; at < length; at++) {
      const room = where[chain[at]!]!;
      if (room >= 0) change += setUp[room]! * occupancy.vacate(chain[at]!);
    }
    for (let at = 0; at < length; at++) {
      const room = target[at]! === to ? to : from;
      if (room >= 0) change += setUp[room]! * occupancy.fill(chain[at]!, room);
    }
    return change;
  }

  function swapTargets(length: number, from: number, to: number): void {
    for (let at = 0; at < length; at++) target[at] = target[at]! === to ? from : to;
  }

  function move(): void {
    const unit = below(units.count);
    const open = units.rooms[unit]!;
    const to = open[below(open.length)]!;
    const from = where[unit]!;
    if (to === from) return;
    const length = chainOf(unit, to);
    if (length === 0) return;
    const limit = -temperature * Math.log(uniform());
    let change = 0;
    let cells = 0;
    for (let at = 0; at < length; at++) {
      const moved = chain[at]!;
      change += priceAt(moved, target[at]!) - priceAt(moved, where[moved]!);
      cells += starts[moved + 1]! - starts[moved]!;
    }
    // Set-ups can save no more than two a lecture moved.
    if (change - 2 * cells * largestSetUp > limit) return;
    change += moveChain(length, from, to);
    if (change > limit) {
      swapTargets(length, from, to);
      moveChain(length, from, to);
      return;
    }
    kwh += change;
    if (kwh < bestKwh - 1e-9) {
      bestKwh = kwh;
      isBest = true;
    } else if (isBest && change > 0) {
      keepBest(length, from, to);
    }
  }

  /** Keeps the plan before the move just made, which was the best. */
  function keepBest(length: number, from: number, to: number): void {
    bestWhere.set(where);
    for (let at = 0; at < length; at++) bestWhere[chain[at]!] = target[at]! === to ? from : to;
    isBest = false;
  }
  return {
    run(moves) {
      const end = Math.min(iterations, iteration + moves);
      for (; iteration < end; iteration++) {
        if (iteration % COOLING_STEP === 0) {
          temperature = startTemperature * (endTemperature / startTemperature) ** (iteration / iterations);
        }
        move();
      }
      const rooms = isBest ? where : bestWhere;
      return { done: iteration >= iterations, iteration, kwh, bestKwh, waiting: lecturesWaiting(units, rooms) };
    },
    best: () => roomedLectures(choice, units, isBest ? where : bestWhere),
  };
}

/** What a unit counts while it waits for a room. [kWh] */
function waitingPrices({ count, starts, kwh }: RoomUnits, roomCount: number): Float64Array {
  let dearest = 0;
  for (let unit = 0; unit < count; unit++) {
    const size = starts[unit + 1]! - starts[unit]!;
    for (let room = 0; room < roomCount; room++) {
      const each = kwh[unit * roomCount + room]! / size;
      if (each < Number.POSITIVE_INFINITY) dearest = Math.max(dearest, each);
    }
  }
  return Float64Array.from(
    { length: count },
    (_, unit) => WAITING_PENALTY * dearest * (starts[unit + 1]! - starts[unit]!),
  );
}

function lecturesWaiting({ starts }: RoomUnits, where: Int32Array): number {
  return where.reduce((sum, room, unit) => (room < 0 ? sum + starts[unit + 1]! - starts[unit]! : sum), 0);
}

function roomedLectures({ lectures, classes }: RoomChoice, units: RoomUnits, where: Int32Array): RoomedLecture[] {
  return units.lectures.flatMap((members, unit) => {
    const room = where[unit]!;
    if (room < 0) return [];
    return members.map((index) => {
      const { classIndex, slot } = lectures[index]!;
      return { classIndex, slot, room, use: classes[classIndex]!.use };
    });
  });
}
