import { afterAll, beforeAll, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import type { SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { openJobs } from "../jobs.ts";
import { openTestState, type TestState } from "../test-state.ts";
import { askSolve, cancelSolve, listSolves, readSolve, type SolveJob } from "./ask-solve.ts";
import { type Solve, startSolving } from "./start-solving.ts";

const REQUEST: SolveRequest = {
  ...{ timetable: "sample", start: { run: "current", point: 0 }, pinned: [3], closedBuildings: ["north"] },
  ...{ closedRooms: [], mostMoved: 40, method: "sa", seconds: 5, seed: 1 },
  energy: { model: "ifpb", weather: null, term: "both", tariff: null, factor: null, pv: 100 },
  weights: { soft: 1, kwh: 0.5, kgCo2e: 0, thousandKrw: 0, exportedKwh: 0, peakKw: 0, movedTime: 1, movedRoom: 0.2 },
};

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
}, 60_000);
afterAll(() => test.close());

/** Runs a worker of the queue, hands what it does to the test, and ends it. */
async function working(solve: Solve, whileItWorks: () => Promise<void>): Promise<string[]> {
  const said: string[] = [];
  const controller = new AbortController();
  const jobs = await openJobs(test.state, (error) => said.push(error.message));
  const end = await startSolving({
    ...{ state: test.state, jobs, solve, signal: controller.signal },
    say: (line) => said.push(line),
  });
  try {
    await whileItWorks();
  } finally {
    controller.abort(new Error("The worker ends"));
    await end();
    await jobs.stop({ graceful: true, timeout: 5000 });
  }
  return said;
}

const ended = (id: string) =>
  expect
    .poll(async () => (await readSolve(test.state, id))?.status, { timeout: 20_000 })
    .toMatch(/done|failed|cancelled/)
    .then(() => readSolve(test.state, id) as Promise<SolveJob>);

it("startSolving() solves a job that waits, says how far it is, and keeps the name of its run", async () => {
  const asked = await askSolve(test.state, REQUEST);
  expect(asked).toMatchObject({ status: "waiting", attempts: 0, request: REQUEST });
  const solve: Solve = async ({ id }, { progress }) => {
    progress({ iteration: 5, iterations: 10, hard: 0, best: 7, elapsed: 1, trace: [[0, 9]] });
    return { status: "done", run: id.slice(0, 8) };
  };
  await working(solve, async () => {
    const job = await ended(asked.id);
    expect(job).toMatchObject({ status: "done", run: asked.id.slice(0, 8), attempts: 1, progress: { iteration: 5 } });
    expect(job.endedAt).not.toBeNull();
  });
  expect((await listSolves(test.state, "sample")).map(({ id }) => id)).toContain(asked.id);
});

it("cancelSolve() ends one that waits at once, and one that runs within a second", async () => {
  const waiting = await askSolve(test.state, REQUEST);
  expect(await cancelSolve(test.state, waiting.id, "drop")).toMatchObject({ status: "cancelled" });
  const asked = await askSolve(test.state, REQUEST);
  let begun = false;
  const solve: Solve = (_, { onCancel }) =>
    new Promise((resolve) => {
      begun = true;
      onCancel((cancel) => resolve({ status: "cancelled", run: cancel === "keep" ? "kept" : null }));
    });
  await working(solve, async () => {
    await expect.poll(() => begun, { timeout: 20_000 }).toBe(true);
    expect(await cancelSolve(test.state, asked.id, "keep")).toMatchObject({ status: "running", cancel: "keep" });
    expect(await ended(asked.id)).toMatchObject({ status: "cancelled", run: "kept" });
  });
  expect(await readSolve(test.state, waiting.id)).toMatchObject({ status: "cancelled", attempts: 0 });
});

it("startSolving() tries again what went wrong here, not what was asked wrongly", async () => {
  const wrong = await askSolve(test.state, { ...REQUEST, timetable: "no-such" });
  const unlucky = await askSolve(test.state, REQUEST);
  const solve: Solve = async ({ timetable, attempts }) => {
    if (timetable === "no-such") throw new UserError("There is no timetable no-such: see the list");
    if (attempts === 1) throw new Error("The disk is away");
    return { status: "done", run: "second" };
  };
  await working(solve, async () => {
    expect(await ended(wrong.id)).toMatchObject({
      status: "failed",
      attempts: 1,
      error: expect.stringMatching(/no timetable no-such/),
    });
    expect(await ended(unlucky.id)).toMatchObject({ status: "done", attempts: 2, run: "second" });
  });
});

it("a job whose worker stops in the middle is begun again by the next one", async () => {
  const asked = await askSolve(test.state, REQUEST);
  let begun = 0;
  const stopped: Solve = (_, { signal }) =>
    new Promise((_, reject) => {
      begun++;
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  await working(stopped, () => expect.poll(() => begun, { timeout: 20_000 }).toBe(1));
  expect(await readSolve(test.state, asked.id)).toMatchObject({ status: "running", attempts: 1 });
  await working(
    async () => ({ status: "done", run: "again" }),
    async () => {
      expect(await ended(asked.id)).toMatchObject({ status: "done", attempts: 2, run: "again" });
    },
  );
});

it("askSolve() refuses more than may wait", async () => {
  const asked: SolveJob[] = [];
  await expect(
    (async () => {
      for (let i = 0; i < 30; i++) asked.push(await askSolve(test.state, REQUEST));
    })(),
  ).rejects.toThrow("20 timetables wait or are being solved already");
  expect(asked).toHaveLength(20);
  for (const { id } of asked) await cancelSolve(test.state, id, "drop");
});
