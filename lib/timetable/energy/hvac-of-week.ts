import type { Instance } from "../model/instance.ts";
import type { CampusDemand } from "./campus-energy.ts";
import { daySegments } from "./day-segments.ts";
import { hvacRun } from "./hvac-run.ts";
import type { Occupancy } from "./occupancy.ts";
import { weatherDay } from "./weather-day.ts";

/** Rounds of a week until what it starts from no longer matters. */
const ROUNDS = 3;
const DAYS = 7;

/**
 * Heating and cooling of all rooms over a whole week by 5R1C, with the people that come: each night starts from the day before, the
 * week from one like it. What the table of days comes near to, at many times its price.
 *
 * @param instance The instance.
 * @param use Who is where.
 * @param energy The campus, with a model of heating and cooling.
 * @param week Index of the week, from 0.
 * @returns Electricity by period, shape [days · slots]; zeros without a model. [kWh]
 */
export function hvacOfWeek(instance: Instance, use: Occupancy, energy: CampusDemand, week: number): Float64Array {
  const { days, slots } = instance;
  const periods = days * slots;
  const total = new Float64Array(periods);
  const { hvac } = energy;
  if (hvac === null) return total;
  const segments = daySegments(energy.slots, hvac.control.aheadMin);
  const runs = hvac.classes.map((each) => hvacRun(each, hvac.control, segments));
  for (let room = 0; room < instance.rooms.length; room++) {
    const lectures = use.lectures.subarray(room * periods, (room + 1) * periods);
    if (lectures.every((count) => count === 0)) continue;
    const scale = hvac.scaleOf[room]!;
    const people = use.people.subarray(room * periods, (room + 1) * periods).map((count) => count / scale);
    const run = runs[hvac.classOf[room]!]!;
    let tempMass = (hvac.control.heatSetC + hvac.control.coolSetC) / 2;
    let kwh = new Float64Array(periods);
    for (let round = 0; round < ROUNDS; round++) {
      kwh = new Float64Array(periods);
      for (let day = 0; day < DAYS; day++) {
        const [from, to] = [Math.min(day, days) * slots, Math.min(day + 1, days) * slots];
        let mask = 0;
        for (let p = from; p < to; p++) if (lectures[p]! > 0) mask |= 1 << (p - from);
        const own = people.subarray(from, to);
        tempMass = run({ weather: weatherDay(energy.weeks[week]!, day), mask, people: own, tempMass, kwh, at: from });
      }
    }
    for (let p = 0; p < periods; p++) total[p]! += scale * kwh[p]!;
  }
  return total;
}
