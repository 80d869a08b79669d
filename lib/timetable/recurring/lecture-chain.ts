import { randomBelow, randomUnit, seededRandom } from "../solve/seeded-random.ts";
import { assignBuildings } from "./assign-buildings.ts";
import type { Campus } from "./campus.ts";
import { type CampusMonth, OFFICE_DAYS, OFFICE_QUARTERS } from "./campus-month.ts";
import type { CampusSchedule } from "./campus-schedule.ts";
import { earliestStart } from "./earliest-start.ts";
import { lectureOrder } from "./lecture-order.ts";
import { lectureWeek } from "./lecture-week.ts";
import { lecturePrices, OFFICE_PLACES, officeWeek } from "./office-week.ts";
import { peakCost } from "./schedule-cost.ts";

/** A search for the times of recurring lectures. */
export interface LectureTask {
  readonly campus: Campus;
  readonly month: CampusMonth;
  readonly seed: number;
  /** Moves in all, over which the temperature falls. */
  readonly iterations: number;
  /** [AUD] */
  readonly startTemperature?: number;
  /** [AUD] */
  readonly endTemperature?: number;
}

/** How far a search for times is. */
export interface LectureState {
  readonly done: boolean;
  readonly iteration: number;
  /** Energy and peak of the schedule in hand. [AUD] */
  readonly cost: number;
  /** The same of the best. [AUD] */
  readonly bestCost: number;
}

/** A search that goes on in slices. */
export interface LectureChain {
  /** Goes on for so many moves. */
  run(moves: number): LectureState;
  /** The best schedule so far: recurring lectures only. */
  best(): CampusSchedule;
}

const COOLING_STEP = 1024;
/** Two lectures exchange their times in this share of moves. */
const EXCHANGES = 0.3;

/**
 * Searches for the times of recurring lectures that cost least, energy and peak together, by simulated annealing [1]: a lecture
 * goes to another time, or two exchange theirs; rooms and predecessors hold throughout.
 *
 * @param task Instance, month, seed and number of moves; the same give the same schedule on any machine.
 * @returns The search, not yet begun; it starts from {@link earliestStart}.
 *
 * [1] S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by simulated annealing," Science, vol. 220, pp. 671–680, 1983,
 *     doi:10.1126/science.220.4598.671.
 */
export function createLectureChain(task: LectureTask): LectureChain {
  const { campus, month, seed, iterations, startTemperature = 100, endTemperature = 0.3 } = task;
  const folded = officeWeek(month);
  const prices = lecturePrices(campus, folded);
  const random = seededRandom(seed);
  const below = (count: number) => randomBelow(random, count);
  const uniform = () => randomUnit(random);
  const count = campus.recurring.length;
  const last = Int32Array.from(campus.recurring, ({ duration }) => OFFICE_QUARTERS - duration);
  const places = earliestStart(campus);
  const order = lectureOrder(campus.recurring);
  const week = lectureWeek(campus, folded);
  for (let lecture = 0; lecture < count; lecture++) week.put(lecture, places[lecture]!);
  for (let day = 0; day < OFFICE_DAYS; day++) week.settle(day, day);
  const best = places.slice();
  let peakKw = week.peakAfter(0, 0);
  let energy = places.reduce((sum, place, lecture) => sum + prices[lecture * OFFICE_PLACES + place]!, 0);
  let bestCost = energy + peakCost(peakKw);
  let iteration = 0;
  let temperature = startTemperature;

  const priceAt = (lecture: number, place: number) => prices[lecture * OFFICE_PLACES + place]!;

  function moveOne(lecture: number): void {
    const first = order.firstDay(lecture, places);
    const from = places[lecture]!;
    const day = first + below(order.lastDay(lecture, places) - first + 1);
    const to = day * OFFICE_QUARTERS + below(last[lecture]! + 1);
    const gain = priceAt(lecture, to) - priceAt(lecture, from);
    const limit = -temperature * Math.log(uniform());
    week.take(lecture, from);
    if (week.hasRooms(lecture, to)) {
      week.put(lecture, to);
      if (accept(gain, limit, week.peakWhile(lecture, to), dayAt(from), day)) {
        places[lecture] = to;
        keepBest();
        return;
      }
      week.take(lecture, to);
    }
    week.put(lecture, from);
  }

  function exchange(a: number, b: number): void {
    const [placeA, placeB] = [places[a]!, places[b]!];
    const [dayA, dayB] = [dayAt(placeA), dayAt(placeB)];
    if (a === b || placeA === placeB) return;
    const gain = priceAt(a, placeB) + priceAt(b, placeA) - priceAt(a, placeA) - priceAt(b, placeB);
    if (gain === Number.POSITIVE_INFINITY || Number.isNaN(gain)) return;
    if (dayA !== dayB) {
      if (dayB < order.firstDay(a, places) || dayB > order.lastDay(a, places)) return;
      if (dayA < order.firstDay(b, places) || dayA > order.lastDay(b, places)) return;
    }
    const limit = -temperature * Math.log(uniform());
    week.take(a, placeA);
    week.take(b, placeB);
    if (week.hasRooms(a, placeB)) {
      week.put(a, placeB);
      if (week.hasRooms(b, placeA)) {
        week.put(b, placeA);
        const within = Math.max(week.peakWhile(a, placeB), week.peakWhile(b, placeA));
        if (accept(gain, limit, within, dayA, dayB)) {
          places[a] = placeB;
          places[b] = placeA;
          keepBest();
          return;
        }
        week.take(b, placeA);
      }
      week.take(a, placeB);
    }
    week.put(a, placeA);
    week.put(b, placeB);
  }

  /** Whether a change that is made, with such a load where lectures came to, stays. */
  function accept(gain: number, limit: number, withinKw: number, dayA: number, dayB: number): boolean {
    const before = peakCost(peakKw);
    if (gain + peakCost(withinKw) - before > limit) return false;
    const newPeak = week.peakAfter(dayA, dayB);
    if (gain + peakCost(newPeak) - before > limit) return false;
    energy += gain;
    peakKw = newPeak;
    week.settle(dayA, dayB);
    return true;
  }

  function keepBest(): void {
    const cost = energy + peakCost(peakKw);
    if (cost >= bestCost - 1e-9) return;
    bestCost = cost;
    best.set(places);
  }

  return {
    run(moves) {
      const end = Math.min(iterations, iteration + moves);
      for (; iteration < end; iteration++) {
        if (iteration % COOLING_STEP === 0) {
          temperature = startTemperature * (endTemperature / startTemperature) ** (iteration / iterations);
        }
        if (uniform() < EXCHANGES) exchange(below(count), below(count));
        else moveOne(below(count));
      }
      const rest = folded.energyBefore;
      const cost = rest + energy + peakCost(peakKw);
      return { done: iteration >= iterations, iteration, cost, bestCost: rest + bestCost };
    },
    best: () => ({ recurring: assignBuildings(campus, best), onceOff: [], batterySteps: [] }),
  };
}

const dayAt = (place: number) => (place / OFFICE_QUARTERS) | 0;
