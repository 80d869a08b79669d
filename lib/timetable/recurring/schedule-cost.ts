import type { Campus, CampusActivity } from "./campus.ts";
import { type CampusMonth, officePlace, QUARTERS_A_WEEK, TAUGHT_WEEKS } from "./campus-month.ts";
import type { CampusSchedule } from "./campus-schedule.ts";

/** What a month costs, by what it is paid for. [AUD] */
export interface ScheduleCost {
  readonly energy: number;
  /** For the month's highest load. */
  readonly peak: number;
  /** What activities are worth that take place, penalties out of office hours taken off. */
  readonly value: number;
  /** Energy and peak less value: what the challenge ranks by. */
  readonly total: number;
  /** [kW] */
  readonly peakKw: number;
}

/** [AUD/kW²] */
const PEAK_PRICE = 0.005;

/**
 * What the challenge asks for the highest load.
 *
 * @param kw The load. [kW]
 * @returns 0.005 · kW². [AUD]
 */
export function peakCost(kw: number): number {
  return PEAK_PRICE * kw * kw;
}

/**
 * What a month with such a load costs [1]:
 *
 *     Σ kW · 0.25 h · price / 1000 + 0.005 · (max kW)²
 *
 * @param month Prices.
 * @param loadKw Net load in each quarter, shape [quarters]; NaN makes the cost NaN. [kW]
 * @returns Energy and peak, apart; nothing of value.
 *
 * [1] C. Bergmeir et al., "Comparison and evaluation of methods for a predict+optimize problem in renewable energy,"
 *     2022, https://arxiv.org/abs/2212.10723.
 */
export function loadCost({ pricePerMwh }: CampusMonth, loadKw: Float64Array): ScheduleCost {
  const energy = loadKw.reduce((sum, kw, quarter) => sum + (kw * 0.25 * pricePerMwh[quarter]!) / 1000, 0);
  const peakKw = loadKw.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const peak = peakCost(peakKw);
  return { energy, peak, value: 0, total: energy + peak, peakKw };
}

/**
 * Net load of the campus when a schedule is kept. A battery takes P/√η from the grid while it charges with P, and gives P·√η.
 *
 * @param campus The instance.
 * @param month The month without the schedule.
 * @param schedule The schedule.
 * @returns Net load in each quarter. [kW]
 */
function scheduleLoad(campus: Campus, month: CampusMonth, schedule: CampusSchedule): Float64Array {
  const load = month.netLoadKw.slice();
  const add = ({ rooms, kwPerRoom, duration }: CampusActivity, start: number) => {
    for (let quarter = start; quarter < start + duration; quarter++) load[quarter]! += rooms * kwPerRoom;
  };
  for (const { activity, start } of schedule.recurring) {
    for (let week = 0; week < TAUGHT_WEEKS; week++) add(campus.recurring[activity]!, start + week * QUARTERS_A_WEEK);
  }
  for (const { activity, start } of schedule.onceOff) add(campus.onceOff[activity]!, start);
  for (const { battery, quarter, action } of schedule.batterySteps) {
    const { powerKw, efficiency } = campus.batteries[battery]!;
    if (action === "charge") load[quarter]! += powerKw / Math.sqrt(efficiency);
    if (action === "discharge") load[quarter]! -= powerKw * Math.sqrt(efficiency);
  }
  return load;
}

/**
 * What a schedule costs by the challenge's rules, without the solver's tables.
 *
 * @param campus The instance.
 * @param month The month without the schedule.
 * @param schedule The schedule; `scheduleFaults()` says whether it keeps the rules.
 * @returns The cost by its parts.
 */
export function scheduleCost(campus: Campus, month: CampusMonth, schedule: CampusSchedule): ScheduleCost {
  const cost = loadCost(month, scheduleLoad(campus, month, schedule));
  const value = schedule.onceOff.reduce((sum, { activity, start }) => {
    const { value: worth, outOfHours, duration } = campus.onceOff[activity]!;
    return sum + worth - (officePlace(start, duration) ? 0 : outOfHours);
  }, 0);
  return { ...cost, value, total: cost.total - value };
}
