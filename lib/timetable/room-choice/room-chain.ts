import { randomBelow, randomUnit, seededRandom } from "../solve/seeded-random.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { roomExchange } from "./room-exchange.ts";
import { roomOccupancy } from "./room-occupancy.ts";
import type { RoomRules } from "./room-rules.ts";
import { type RoomUnits, roomedLectures, roomUnits } from "./room-units.ts";

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
  const roomCount = choice.rooms.length;
  const setUpKwh = Float64Array.from(choice.rooms, (room) => room.setUpKwh);
  const largestSetUp = setUpKwh.reduce((a, b) => Math.max(a, b), 0);
  const waiting = waitingPrices(units, roomCount);
  const occupancy = roomOccupancy(units, roomCount);
  const { where } = occupancy;
  const exchange = roomExchange(units, occupancy, setUpKwh, waiting);
  const random = seededRandom(seed);
  const below = (count: number) => randomBelow(random, count);
  const uniform = () => randomUnit(random);
  let temperature = startTemperature;
  let iteration = 0;
  let kwh = waiting.reduce((a, b) => a + b, 0);
  let bestKwh = kwh;
  const bestWhere = where.slice();
  /** The best plan is the one in hand; it is copied only when the search leaves it. */
  let isBest = false;

  function move(): void {
    const unit = below(units.count);
    const open = units.rooms[unit]!;
    const to = open[below(open.length)]!;
    if (to === where[unit] || !exchange.gather(unit, to)) return;
    const limit = -temperature * Math.log(uniform());
    let change = exchange.change();
    // Set-ups can save no more than two a lecture moved: most moves end here, before a room is touched.
    if (change - 2 * exchange.size() * largestSetUp > limit) return;
    change += exchange.make();
    if (change > limit) {
      exchange.undo();
      return;
    }
    kwh += change;
    if (kwh < bestKwh - 1e-9) {
      bestKwh = kwh;
      isBest = true;
    } else if (isBest && change > 0) {
      bestWhere.set(where);
      exchange.recall(bestWhere);
      isBest = false;
    }
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
