import { expect, it } from "vitest";
import { keepRunning } from "./keep-running.ts";
import { startChild } from "./start-child.ts";

it("keepRunning() starts a child that ends again, after ever longer pauses, until it is told to stop", async () => {
  const controller = new AbortController();
  const said: string[] = [];
  const say = (line: string) => {
    if (said.push(line) === 2) controller.abort();
  };
  const start = () => startChild(["--eval", "process.exit(3)"], process.env);
  await keepRunning({ name: "web", start, say }, controller.signal);
  expect(said).toEqual([
    "web ended with code 3: starting it again in 0.5 s.",
    "web ended with code 3: starting it again in 1 s.",
  ]);
});

it("keepRunning() ends a child that ignores SIGTERM, and what that child started", async () => {
  const controller = new AbortController();
  const stubborn = `
    process.on("SIGTERM", () => {});
    require("node:child_process").spawn("sleep", ["600"], { stdio: "ignore" });
    console.log("up");
    setInterval(() => {}, 1000);`;
  let pid = 0;
  const start = () => {
    const child = startChild(["--eval", stubborn], process.env);
    pid = child.pid ?? 0;
    child.stdout?.once("data", () => controller.abort());
    return child;
  };
  await keepRunning({ name: "web", start, say: () => {} }, controller.signal);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isSomebodyIn(pid)).toBe(false);
});

/** Whether a process group that a child led has anybody left to be signalled. */
function isSomebodyIn(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}
