import type { RoomOccupancy } from "./room-occupancy.ts";
import type { RoomUnits } from "./room-units.ts";

/** A unit that goes to a room, those in its way that come back in exchange, those in their way, and so on. */
export interface RoomExchange {
  /** Finds who must move if a unit goes to a room. False where one of them may not be in the other room. */
  gather(unit: number, to: number): boolean;
  /** Change of energy by what was gathered, set-ups left out; units that wait count as `waiting` says. [kWh] */
  change(): number;
  /** Lectures that move. */
  size(): number;
  /** Moves what was gathered. The change of energy of set-ups. [kWh] */
  make(): number;
  /** Moves it back. */
  undo(): void;
  /** Writes the rooms from which what was gathered came. */
  recall(where: Int32Array): void;
}

/**
 * Makes the search for exchanges between two rooms (Kempe chains). Who waits for a room goes in without exchange: those in its
 * way wait.
 *
 * @param units The units.
 * @param occupancy Who is where.
 * @param setUpKwh Of each room, shape [rooms]. [kWh]
 * @param waiting What each unit counts while it waits, shape [units]. [kWh]
 * @returns The search.
 */
export function roomExchange(
  { count, starts, slots, kwh }: RoomUnits,
  occupancy: RoomOccupancy,
  setUpKwh: Float64Array,
  waiting: Float64Array,
): RoomExchange {
  const { where, unitAt } = occupancy;
  const roomCount = setUpKwh.length;
  const chain = new Int32Array(count);
  const goes = new Uint8Array(count);
  const stamp = new Int32Array(count);
  let [round, length, from, to] = [0, 0, -1, -1];

  const price = (unit: number, room: number) => (room < 0 ? waiting[unit]! : kwh[unit * roomCount + room]!);

  function moveAll(forth: boolean): number {
    let change = 0;
    for (let at = 0; at < length; at++) {
      const room = where[chain[at]!]!;
      if (room >= 0) change += setUpKwh[room]! * occupancy.vacate(chain[at]!);
    }
    for (let at = 0; at < length; at++) {
      const room = (goes[at] === 1) === forth ? to : from;
      if (room >= 0) change += setUpKwh[room]! * occupancy.fill(chain[at]!, room);
    }
    return change;
  }

  return {
    gather(unit, room) {
      [from, to, length] = [where[unit]!, room, 1];
      round += 1;
      chain[0] = unit;
      goes[0] = 1;
      stamp[unit] = round;
      for (let at = 0; at < length; at++) {
        const [target, other] = goes[at] === 1 ? [to, from] : [from, to];
        if (target < 0) continue;
        for (let i = starts[chain[at]!]!; i < starts[chain[at]! + 1]!; i++) {
          const inWay = unitAt(target, slots[i]!);
          if (inWay < 0 || stamp[inWay] === round) continue;
          if (price(inWay, other) === Number.POSITIVE_INFINITY) return false;
          stamp[inWay] = round;
          chain[length] = inWay;
          goes[length] = goes[at] === 1 ? 0 : 1;
          length += 1;
        }
      }
      return true;
    },
    change() {
      let change = 0;
      for (let at = 0; at < length; at++) {
        const gain = price(chain[at]!, to) - price(chain[at]!, from);
        change += goes[at] === 1 ? gain : -gain;
      }
      return change;
    },
    size() {
      let size = 0;
      for (let at = 0; at < length; at++) size += starts[chain[at]! + 1]! - starts[chain[at]!]!;
      return size;
    },
    make: () => moveAll(true),
    undo: () => void moveAll(false),
    recall(rooms) {
      for (let at = 0; at < length; at++) rooms[chain[at]!] = goes[at] === 1 ? from : to;
    },
  };
}
