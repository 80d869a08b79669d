import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Lake } from "../lake.ts";
import { temporaryLake } from "../test-lake.ts";
import { readings } from "../test-readings.ts";
import { verify } from "../verify.ts";
import type { CommitStep } from "./commit.ts";

const WRITER = path.join(import.meta.dirname, "test-writer.ts");

function write(home: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [WRITER, home, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

const STEPS: readonly CommitStep[] = [
  "planned",
  "part written",
  "checked",
  "locked",
  "manifest written",
  "head written",
];

it.each(STEPS)("commit() killed at the step '%s' leaves a whole snapshot, and the next commit works", async (step) => {
  const lake = await temporaryLake();
  const before = await lake.commit("before", () => ({ put: [readings("a", [1, Number.NaN])] }));

  const [, signal] = await once(write(lake.home, "die", "b", step), "exit");

  expect(signal).toBe("SIGKILL");
  const passed = step === "head written";
  expect((await lake.head()) === before.snapshot).toBe(!passed);
  expect(await meters(lake)).toEqual(passed ? ["a", "b"] : ["a"]);
  expect((await verify(lake)).faults).toEqual([]);
  const after = await lake.commit("after", () => ({ put: [readings("b", [1, 2, 3])] }));
  expect(after.changed).toBe(!passed);
  expect(await meters(lake)).toEqual(["a", "b"]);
});

it("commit() killed at any moment leaves the old snapshot or the new one, whole", async () => {
  const lake = await temporaryLake();
  let head = (await lake.commit("before", () => ({ put: [readings("m0", [0])] }))).snapshot;
  let killed = 0;
  for (let i = 0; i < 24; i++) {
    const writer = write(lake.home, "replace", "4", String(500 + i));
    const exit = once(writer, "exit");
    await once(writer.stdout!, "data");
    await delay(i * 6);
    writer.kill("SIGKILL");
    const [, signal] = await exit;
    if (signal === "SIGKILL") killed++;
    const now = (await lake.head())!;
    const rows = (await (await lake.snapshot()).query("SELECT count(*) AS n FROM readings")).rows<{ n: number }>()[0]!
      .n;
    if (now === head) expect([1, ...Array.from({ length: i }, (_, k) => 4 * (500 + k))]).toContain(rows);
    else expect(rows).toBe(4 * (500 + i));
    head = now;
    expect((await verify(lake)).faults).toEqual([]);
  }
  expect(killed).toBeGreaterThan(5);
});

it("commit() of four processes at once loses none", async () => {
  const lake = await temporaryLake();
  const writers = ["a", "b", "c"].map((name) => write(lake.home, "append", name, "6"));
  const own = Promise.all(
    Array.from({ length: 6 }, (_, i) => lake.commit(`d ${i}`, () => ({ put: [readings(`d-${i}`, [i])] }))),
  );
  const exits = await Promise.all(writers.map((writer) => once(writer, "exit")));
  await own;

  expect(exits.map(([code]) => code)).toEqual([0, 0, 0]);
  const expected = ["a", "b", "c", "d"].flatMap((name) => Array.from({ length: 6 }, (_, i) => `${name}-${i}`));
  expect(await meters(lake)).toEqual(expected);
  expect(await readdir(path.join(lake.dir, "manifests"))).toHaveLength(24);
});

async function meters(lake: Lake): Promise<string[]> {
  const result = await (await lake.snapshot()).query("SELECT DISTINCT meter FROM readings ORDER BY meter");
  return result.rows<{ meter: string }>().map(({ meter }) => meter);
}
