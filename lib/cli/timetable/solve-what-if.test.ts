import { afterAll, beforeAll, expect, it } from "vitest";
import { campus, instance as instanceOf } from "#analyses/schedule-comparison/measures.ts";
import { stateOf } from "#analyses/schedule-comparison/state-fixture.ts";
import { pvPartWrites } from "#data/sample/pv/pv-parts.ts";
import { sampleTimetable } from "#data/sample/timetable/sample-timetable.ts";
import { timetablePartWrites } from "#data/sample/timetable/timetable-parts.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import type { SolveJob } from "#lib/state/solve/ask-solve.ts";
import type { SolveTurn } from "#lib/state/solve/start-solving.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { disturbance } from "#lib/timetable/energy/disturbance.ts";
import { energyPoints } from "#lib/timetable/energy/energy-weights.ts";
import { scorePlan } from "#lib/timetable/energy/score-plan.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import type { PlanRow } from "#lib/timetable/model/timetable-rows.ts";
import { MOST_SEED } from "#lib/timetable/solve/seeded-random.ts";
import { SOLVER_VERSION } from "#lib/timetable/solve/solver-version.ts";
import type { SolveProgress, SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { solveWhatIf } from "./solve-what-if.ts";

const { instance } = sampleTimetable();
const SHUT = "S101";
/** The same with its rooms and courses in the lake's order. */
let KNOWN: Instance;
const CLOSED = instance.rooms[0]!.building;
const REQUEST: SolveRequest = {
  ...{ timetable: "sample", start: { run: "current", point: 0 }, pinned: [], closedBuildings: [], closedRooms: [] },
  ...{ mostMoved: null, method: "sa", seconds: 1, seed: 1 },
  weights: { soft: 1, kwh: 1, kgCo2e: 0, thousandKrw: 0, exportedKwh: 0, peakKw: 0, movedTime: 1, movedRoom: 0.5 },
  energy: { model: "ifpb", weather: null, term: "both", tariff: null, factor: null, pv: 100 },
};

type Row = PlanRow & { pinned: boolean; iterations: number; quality: string; solved_at: string | null };

let lake: Lake;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ lake, dispose } = await tinyLake());
  await lake.commit("the sample", () => ({ put: [...timetablePartWrites(), ...pvPartWrites()] as never }));
  inForce = await rowsOf("timetable_plan", "current");
  KNOWN = instanceOf(await stateOf(await lake.snapshot(), "", "en"))!;
}, 60_000);
afterAll(() => dispose());

let jobs = 0;
const jobOf = (request: Partial<SolveRequest>, iterations?: number): SolveJob => ({
  ...{ id: `${String(++jobs).padStart(8, "0")}-0000-4000-8000-000000000000`, timetable: "sample" },
  ...{ request: { ...REQUEST, ...request }, status: "running", cancel: null, isQueued: true, attempts: 1 },
  progress: iterations === undefined ? null : ({ iterations } as SolveProgress),
  ...{ error: null, run: null, askedAt: new Date(0), startedAt: new Date(0), endedAt: null },
});

const turnOf = (more: Partial<SolveTurn> = {}): SolveTurn => ({
  ...{ signal: new AbortController().signal, onCancel: () => {}, progress: () => {} },
  ...more,
});

/** Rows of a plan by lecture. */
async function rowsOf(table: "timetable_plan" | "timetable_run", run: string): Promise<readonly Row[]> {
  const found = await (await lake.snapshot()).query(`FROM ${table} WHERE run = $run ORDER BY lecture`, { run });
  return found.rows<Row>();
}

const found = (run: string) => rowsOf("timetable_run", run);
const hard = (rows: readonly Row[]) => evaluate(instance, planOfRows(instance, rows)).hard.total;
const place = ({ course, day, slot, room }: Row) => `${course} ${day} ${slot} ${room}`;
const isIn =
  (building: string) =>
  ({ room }: Row) =>
    instance.rooms.find(({ id }) => id === room)?.building === building;

/** The plan of a job that is solved, with what is told meanwhile. */
async function solved(job: SolveJob, told: SolveProgress[]): Promise<readonly Row[]> {
  const end = await solveWhatIf(lake, job, turnOf({ progress: (news) => told.push(news) }));
  if (end.status !== "done") throw new Error(`The job ended ${end.status}`);
  return found(job.id.slice(0, 8));
}

/** The cost of a plan by the evaluator, the score over whole rows and the count of moves: nothing of any search. */
async function costFromScratch(plan: Plan, weights: SolveRequest["weights"]): Promise<number> {
  const state = await stateOf(await lake.snapshot(), "", "en");
  const { movedTime, movedRoom } = disturbance(KNOWN, planOfRows(KNOWN, inForce), plan);
  const soft = weights.soft * evaluate(KNOWN, plan).soft.total;
  const energy = energyPoints(scorePlan(KNOWN, plan, campus(state)!), weights);
  return soft + energy + weights.movedTime * movedTime + weights.movedRoom * movedRoom;
}

/** The timetable in force. */
let inForce: readonly Row[] = [];

it("solveWhatIf() keeps a plan that breaks no hard rule, leaves what is pinned, and says how far it is", async () => {
  const told: SolveProgress[] = [];
  const pinned = inForce.slice(0, 60).map(({ lecture }) => lecture);
  const end = await solveWhatIf(lake, jobOf({ pinned }, 200_000), turnOf({ progress: (news) => told.push(news) }), () =>
    Date.UTC(2026, 2, 2),
  );
  expect(end).toEqual({ status: "done", run: "00000001" });
  const rows = await found("00000001");
  expect(hard(rows)).toBe(0);
  expect(rows.slice(0, 60).map(place)).toEqual(inForce.slice(0, 60).map(place));
  expect(rows.filter((row) => row.pinned)).toHaveLength(60);
  expect(rows.map(place)).not.toEqual(inForce.map(place));
  expect(told.at(-1)).toMatchObject({ iteration: 200_000, iterations: 200_000, hard: 0 });
  expect(rows[0]).toMatchObject({ iterations: 200_000, quality: "synthetic", solved_at: "2026-03-02T00:00:00Z" });
});

it("solveWhatIf() finds the same plan when it is begun again", async () => {
  await solveWhatIf(lake, jobOf({}, 100_000), turnOf());
  await solveWhatIf(lake, jobOf({}, 100_000), turnOf());
  expect((await found("00000003")).map(place)).toEqual((await found("00000002")).map(place));
});

it("solveWhatIf() empties a closed building", async () => {
  const run = await solveWhatIf(lake, jobOf({ closedBuildings: [CLOSED] }, 200_000), turnOf());
  expect(run).toEqual({ status: "done", run: "00000004" });
  const rows = await found("00000004");
  expect(hard(rows)).toBe(0);
  expect(inForce.some(isIn(CLOSED))).toBe(true);
  expect(rows.filter(isIn(CLOSED))).toEqual([]);
});

it("solveWhatIf() moves no more lectures than it may", async () => {
  await solveWhatIf(lake, jobOf({ mostMoved: 10 }, 100_000), turnOf());
  const was = new Set(inForce.map(place));
  const moved = (await found("00000005")).filter((row) => !was.has(place(row)));
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.length).toBeLessThanOrEqual(10);
});

it("solveWhatIf() counts moves where there is no weather, and refuses to count energy there", async () => {
  const dark = await tinyLake();
  try {
    await dark.lake.commit("a timetable alone", () => ({ put: timetablePartWrites() as never }));
    const weights = { ...REQUEST.weights, kwh: 0 };
    const end = await solveWhatIf(dark.lake, jobOf({ weights, mostMoved: 5 }, 100_000), turnOf());
    expect(end).toEqual({ status: "done", run: "00000006" });
    const rows = await (await dark.lake.snapshot()).query("FROM timetable_run");
    const was = new Set(inForce.map(place));
    const moved = rows.rows<Row>().filter((row) => !was.has(place(row)));
    expect(rows.rows()).toHaveLength(inForce.length);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.length).toBeLessThanOrEqual(5);
    await expect(solveWhatIf(dark.lake, jobOf({}, 1000), turnOf())).rejects.toThrow("no weather");
  } finally {
    await dark.dispose();
  }
});

it("solveWhatIf() ends at once when it is dropped, and keeps the best plan when it is asked to", async () => {
  const whenTold = (how: "drop" | "keep") => {
    let cancel: (how: "drop" | "keep") => void = () => {};
    return turnOf({ onCancel: (end) => (cancel = end), progress: () => cancel(how) });
  };
  expect(await solveWhatIf(lake, jobOf({}, 1e9), whenTold("drop"))).toEqual({ status: "cancelled", run: null });
  const kept = await solveWhatIf(lake, jobOf({}, 1e9), whenTold("keep"));
  expect(kept).toEqual({ status: "cancelled", run: "00000009" });
  expect(await found("00000009")).toHaveLength(inForce.length);
});

it("solveWhatIf() goes back to the queue when its worker stops", async () => {
  const controller = new AbortController();
  const turn = turnOf({ signal: controller.signal, progress: () => controller.abort(new Error("The worker stops")) });
  await expect(solveWhatIf(lake, jobOf({}, 1e9), turn)).rejects.toThrow("The worker stops");
});

it.each([
  ["an unknown timetable", { timetable: "no-such" }, /no timetable no-such/],
  ["a plan that is gone", { start: { run: "gone", point: 3 } }, /no plan gone:3/],
  ["an unknown tariff", { energy: { ...REQUEST.energy, tariff: "free" } }, /tariff free/],
  ["a lecture that is none", { pinned: [4000] }, /no lecture 4000/],
  ["a building that is none", { closedBuildings: ["no-such"] }, /no building no-such in timetable sample/],
  ["a room that is none", { closedRooms: [SHUT, "no-such"] }, /no room no-such in timetable sample/],
  ["what is pinned in no plan", { start: null, pinned: [1, 2] }, /Cannot leave 2 lectures where they are/],
  [
    "what is pinned in a closed building",
    { pinned: Array.from({ length: 400 }, (_, i) => i), closedBuildings: [CLOSED] },
    /do not pin it/,
  ],
])("solveWhatIf() says why it cannot solve %s", async (_, wrong, why) => {
  await expect(solveWhatIf(lake, jobOf(wrong, 1000), turnOf())).rejects.toThrow(why);
});

it("solveWhatIf() by GA keeps what is pinned and closed, and tells the cost that evaluator and score give", async () => {
  const weights = { ...REQUEST.weights, kgCo2e: 0.5, exportedKwh: 0.1, peakKw: 0.2 };
  const isShut = (row: Row) => isIn(CLOSED)(row) || row.room === SHUT;
  const pinned = inForce
    .filter((row) => !isShut(row))
    .slice(0, 40)
    .map(({ lecture }) => lecture);
  const asked = { weights, pinned, method: "ga", closedBuildings: [CLOSED], closedRooms: [SHUT] } as const;
  const told: SolveProgress[] = [];
  const rows = await solved(jobOf(asked, 80), told);
  expect(hard(rows)).toBe(0);
  expect(inForce.some(({ room }) => room === SHUT)).toBe(true);
  expect(rows.filter(isShut)).toEqual([]);
  expect(pinned).toHaveLength(40);
  for (const lecture of pinned) expect(place(rows[lecture]!)).toBe(place(inForce[lecture]!));
  const plan = planOfRows(KNOWN, rows);
  expect(told.at(-1)).toMatchObject({ iteration: 80, hard: 0 });
  expect(told.at(-1)!.best).toBeCloseTo(await costFromScratch(plan, weights), 6);
});

it("solveWhatIf() by GA moves no more lectures than it may, and none into a room that does not suit it", async () => {
  const told: SolveProgress[] = [];
  const plan = planOfRows(KNOWN, await solved(jobOf({ method: "ga", mostMoved: 12 }, 200), told));
  const { movedTime, movedRoom } = disturbance(KNOWN, planOfRows(KNOWN, inForce), plan);
  expect(movedTime + movedRoom).toBeGreaterThan(0);
  expect(movedTime + movedRoom).toBeLessThanOrEqual(12);
  expect(plan.filter(({ course, room }) => KNOWN.courses[course]!.unsuitableRooms.includes(room))).toEqual([]);
  expect(told.at(-1)!.best).toBeCloseTo(await costFromScratch(plan, REQUEST.weights), 6);
  expect(told.at(-1)!.best).toBeLessThan(await costFromScratch(planOfRows(KNOWN, inForce), REQUEST.weights));
});

it("solveWhatIf() says so where a building cannot be emptied by so few moves, and keeps nothing", async () => {
  const job = jobOf({ closedBuildings: [CLOSED], mostMoved: 1 }, 20_000);
  await expect(solveWhatIf(lake, job, turnOf())).rejects.toThrow(
    /^Cannot move no more lectures than 1 as \d+ are held in rooms that are closed: allow as many, or close less$/,
  );
  expect(await found(job.id.slice(0, 8))).toEqual([]);
});

it("solveWhatIf() empties a building by exactly as many moves as it takes, from a plan that moved far more, too", async () => {
  const library = inForce.filter(isIn("library")).length;
  await solved(jobOf({ closedBuildings: ["library"], mostMoved: library }, 2_000_000), []);
  const far = jobOf({ weights: { ...REQUEST.weights, movedTime: 0, movedRoom: 0 } }, 300_000);
  const was = new Set(inForce.map(place));
  const movedIn = (rows: readonly Row[]) => rows.filter((row) => !was.has(place(row))).length;
  expect(movedIn(await solved(far, []))).toBeGreaterThan(200);
  const start = { run: far.id.slice(0, 8), point: 0 };
  for (const [method, iterations] of [
    ["sa", 2_000_000],
    ["ga", 60],
  ] as const) {
    const told: SolveProgress[] = [];
    expect(movedIn(await solved(jobOf({ start, mostMoved: 30, method }, iterations), told))).toBeLessThanOrEqual(30);
    expect(told.at(-1)).toMatchObject({ hard: 0, excess: 0, best: expect.any(Number) });
  }
}, 30_000);

it("solveWhatIf() keeps no plan with lectures in rooms that do not suit them where none had to be, and says so", async () => {
  // All rooms with PCs closed: their courses have nowhere to go.
  const labs = KNOWN.courses.find(({ unsuitableRooms }) => unsuitableRooms.length > 0)!;
  const closedRooms = KNOWN.rooms.filter((_, r) => !labs.unsuitableRooms.includes(r)).map(({ id }) => id);
  const job = jobOf({ closedRooms }, 20_000);
  await expect(solveWhatIf(lake, job, turnOf())).rejects.toThrow(
    /^No timetable was found without lectures in rooms that do not suit them: \d+ were left\. Pin less, open a building/,
  );
  expect(await found(job.id.slice(0, 8))).toEqual([]);
});

it("solveWhatIf() keeps a plan of the greatest seed", async () => {
  const job = jobOf({ seed: MOST_SEED }, 2000);
  await solved(job, []);
  const rows = await (await lake.snapshot()).query("SELECT DISTINCT seed FROM timetable_run WHERE run = $run", {
    run: job.id.slice(0, 8),
  });
  expect(rows.rows()).toEqual([{ seed: MOST_SEED }]);
});

it("solveWhatIf() keeps what was asked with the run, which asked again finds the same plan", async () => {
  const first = jobOf({ closedRooms: [SHUT], mostMoved: 40, seed: 9 }, 60_000);
  const rows = await solved(first, []);
  const kept = await (await lake.snapshot()).query(
    "SELECT DISTINCT method, request FROM timetable_run WHERE run = $run",
    {
      run: first.id.slice(0, 8),
    },
  );
  const [run, ...others] = kept.rows<{ method: string; request: string }>();
  expect([run?.method, others]).toEqual([`sa ${SOLVER_VERSION}`, []]);
  const request = JSON.parse(run!.request) as SolveRequest;
  expect(request).toEqual({ ...first.request, iterations: 60_000 });
  const again = await solved(jobOf(request), []);
  expect(again.map(place)).toEqual(rows.map(place));
});
