import type { State } from "#analyses/schedule-comparison/measures.ts";
import { campus, instance, isModelled } from "#analyses/schedule-comparison/measures.ts";
import { UserError } from "#lib/core/user-error.ts";
import { UD2 } from "#lib/timetable/cost/plan-cost.ts";
import { campusOfRows } from "#lib/timetable/energy/campus-of-rows.ts";
import { disturbance } from "#lib/timetable/energy/disturbance.ts";
import { energyCost } from "#lib/timetable/energy/energy-cost.ts";
import { movedBy } from "#lib/timetable/energy/front-point.ts";
import { MOST_HVAC_SLOTS } from "#lib/timetable/energy/hvac-tables.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import type { SolveTask } from "#lib/timetable/solve/solve-task.ts";
import { requireNoPins } from "#lib/timetable/what-if/require-no-pins.ts";
import type { SolveRequest, SolveWeights } from "#lib/timetable/what-if/solve-request.ts";

/** Where the search starts from a plan: warm enough to leave it, too cold to forget it. */
const WARM = 3;
const WARM_END = 0.05;

/**
 * Makes a search of what somebody asked for: the state of the page that they asked on says what energy is counted by.
 *
 * @throws {UserError} If what is asked cannot be, such as a pinned lecture in a closed building.
 */
export function whatIfTask(state: State, request: SolveRequest): Omit<SolveTask, "iterations"> {
  const { start, weights, seed, mostMoved } = request;
  const known = instance(state);
  if (!known) throw new UserError(`There is no timetable ${request.timetable}: it was removed since`);
  const [current, from] = [
    planNamed(state, known, { run: "current", point: 0 }),
    start && planNamed(state, known, start),
  ];
  if (start && !from)
    throw new UserError(`There is no plan ${start.run}:${start.point} of ${request.timetable}: it was removed since`);
  if (!start) requireNoPins(request);
  const energy = campus(state);
  if (!energy && weighsEnergy(weights)) {
    throw new UserError(
      isModelled(state)
        ? "Energy cannot be counted as there is no weather: import some, or weigh teaching rules only"
        : `Energy cannot be counted by 5R1C as a day has ${known.slots} periods, of at most ${MOST_HVAC_SLOTS}: choose IFPB`,
    );
  }
  const extra = energyCost({
    ...{ instance: known, energy: energy ?? unlit(state, known), weights, current: current ?? null },
    ...(mostMoved === null ? {} : { mostMoved }),
  });
  const closed = closedOf(known, request);
  if (current) requireEnoughMoves(known, current, closed, mostMoved);
  return {
    ...{ instance: known, seed, closed },
    weights: scaled(weights.soft),
    ...(from ? { ...startOf(known, request, from, current), startTemperature: WARM, endTemperature: WARM_END } : {}),
    extra,
  };
}

/**
 * Where the search starts. Annealing takes back what was moved beyond the most; a genetic algorithm, which takes lectures of whole
 * courses from its parents, does not: it starts from the plan in force, but for what is pinned elsewhere.
 */
function startOf(known: Instance, request: SolveRequest, from: Plan, current: Plan | undefined) {
  const { mostMoved, method } = request;
  const pinned = pinnedOf(from, request);
  const isFar =
    current && mostMoved !== null && movedBy({ disturbance: disturbance(known, current, from) }) > mostMoved;
  const start = isFar && method === "ga" ? current.map((at, l) => (pinned[l] === 1 ? from[l]! : at)) : from;
  return { start, pinned };
}

/** The campus in a week in which nothing shines or costs: moves and labs count where there is no weather, too. */
function unlit({ rows }: State, known: Instance) {
  const zeros = new Float64Array(known.days * known.slots);
  const hours = new Float64Array(7 * 24);
  const week = {
    ...{ label: "", pvKwh: zeros, tempOut: zeros, krwPerKwh: zeros, kgCo2ePerKwh: zeros, otherKwh: zeros },
    ...{ hourTempOut: hours, hourGhi: hours },
  };
  return campusOfRows(known, rows, { weeks: [week], model: "ifpb" });
}

/** The plan of a run and point; undefined where there is none. */
export function planNamed(
  { rows }: State,
  known: Instance,
  { run, point }: { run: string; point: number },
): Plan | undefined {
  const own = rows.plans.filter((row) => row.run === run && row.point === point);
  return own.length === 0 ? undefined : planOfRows(known, own);
}

function weighsEnergy({ kwh, kgCo2e, thousandKrw, exportedKwh, peakKw }: SolveWeights): boolean {
  return kwh + kgCo2e + thousandKrw + exportedKwh + peakKw > 0;
}

function scaled(soft: number) {
  return {
    roomCapacity: soft * UD2.roomCapacity,
    minimumWorkingDays: soft * UD2.minimumWorkingDays,
    curriculumCompactness: soft * UD2.curriculumCompactness,
    roomStability: soft * UD2.roomStability,
  };
}

function pinnedOf(from: Plan, { pinned }: SolveRequest): Uint8Array {
  const flags = new Uint8Array(from.length);
  for (const lecture of pinned) {
    if (lecture >= flags.length) throw new UserError(`There is no lecture ${lecture}: the plan has ${flags.length}`);
    flags[lecture] = 1;
  }
  return flags;
}

/** What is held in rooms that are closed has to move: a limit below that cannot be kept, however long somebody searches. */
function requireEnoughMoves(
  { days, slots }: Instance,
  current: Plan,
  closed: Uint8Array,
  mostMoved: number | null,
): void {
  const forced = current.filter(({ room, period }) => closed[room * days * slots + period] === 1).length;
  if (mostMoved === null || forced <= mostMoved) return;
  throw new UserError(
    `Cannot move no more lectures than ${mostMoved} as ${forced} are held in rooms that are closed: allow as many, or close less`,
  );
}

function closedOf({ name, rooms, days, slots }: Instance, { closedBuildings, closedRooms }: SolveRequest): Uint8Array {
  requireKnown("building", closedBuildings, new Set(rooms.map(({ building }) => building)), name);
  requireKnown("room", closedRooms, new Set(rooms.map(({ id }) => id)), name);
  const periods = days * slots;
  const closed = new Uint8Array(rooms.length * periods);
  for (const [r, { id, building }] of rooms.entries()) {
    if (closedRooms.includes(id) || closedBuildings.includes(building)) closed.fill(1, r * periods, (r + 1) * periods);
  }
  return closed;
}

function requireKnown(what: string, asked: readonly string[], known: ReadonlySet<string>, timetable: string): void {
  const unknown = asked.find((each) => !known.has(each));
  if (unknown !== undefined) throw new UserError(`There is no ${what} ${unknown} in timetable ${timetable}`);
}
