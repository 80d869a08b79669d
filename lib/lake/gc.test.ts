import { execFileSync } from "node:child_process";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { workFolder } from "./derivation/work.ts";
import { gc } from "./gc.ts";
import type { Lake } from "./lake.ts";
import { log } from "./log.ts";
import { temporaryLake } from "./test-lake.ts";
import { readings } from "./test-readings.ts";
import { verify } from "./verify.ts";

const WRITER = path.join(import.meta.dirname, "store/test-writer.ts");
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

/** A lake with a commit at the start of each of these days, all its files as old as their commit. */
async function history(days: readonly number[]) {
  const lake = await temporaryLake();
  const ids: string[] = [];
  for (const day of days) {
    const now = () => START + day * DAY;
    ids.push((await lake.commit(`day ${day}`, () => ({ put: [readings("a", [day])] }), { now })).snapshot);
    await age(lake, START + day * DAY);
  }
  return { lake, ids };
}

async function age(lake: Lake, time: number): Promise<void> {
  for (const folder of ["parts", "manifests", "tmp"]) {
    for (const name of await readdir(path.join(lake.dir, folder))) {
      await utimes(path.join(lake.dir, folder, name), time / 1000, time / 1000);
    }
  }
}

const filesOf = async (lake: Lake, folder: string) => (await readdir(path.join(lake.dir, folder))).length;

it("gc() keeps what was HEAD within thirty days, and what pins name", async () => {
  const { lake, ids } = await history([0, 10, 50, 60]);
  await mkdir(path.join(lake.home, "pins", "p1"), { recursive: true });
  await writeFile(path.join(lake.home, "pins", "p1", "manifest.json"), JSON.stringify({ snapshot: ids[0] }));
  // On day 75 the last thirty days began on day 45, when the snapshot of day 10 was HEAD: it stays until day 80.
  const before = await gc(lake, { now: () => START + 75 * DAY });
  expect(before).toMatchObject({ keptSnapshots: 4, snapshots: 0, parts: 0 });

  const options = { now: () => START + 81 * DAY };
  const dry = await gc(lake, { ...options, dryRun: true });
  expect(dry).toMatchObject({ keptSnapshots: 3, snapshots: 1, parts: 1 });
  expect(await filesOf(lake, "manifests")).toBe(4);

  expect(await gc(lake, options)).toEqual(dry);
  expect(await filesOf(lake, "manifests")).toBe(3);
  expect(await filesOf(lake, "parts")).toBe(3);
  expect((await (await lake.snapshot(ids[0])).query("FROM readings")).rowCount).toBe(1);
  await expect(lake.snapshot(ids[1])).rejects.toThrow("Cannot find snapshot");
  expect((await log(lake)).map(({ message }) => message)).toEqual(["day 60", "day 50"]);
  expect((await verify(lake)).faults).toEqual([]);
  expect(await gc(lake, options)).toMatchObject({ snapshots: 0, parts: 0, bytes: 0 });
});

it("gc() leaves the young files of a commit that goes on, and removes those of one that was killed", async () => {
  const { lake } = await history([0]);
  const now = START + 100 * DAY;
  const young = path.join(lake.dir, "parts", `${"0".repeat(64)}.parquet`);
  const left = path.join(lake.dir, "tmp", "1-part.parquet");
  await writeFile(young, "young");
  await writeFile(left, "left behind");
  await utimes(young, (now - 1000) / 1000, (now - 1000) / 1000);
  await utimes(left, START / 1000, START / 1000);

  expect(await gc(lake, { now: () => now })).toMatchObject({ parts: 0, temporary: 1 });
  expect(await gc(lake, { now: () => now, graceMs: 0 })).toMatchObject({ parts: 1, temporary: 0 });
  expect(await filesOf(lake, "parts")).toBe(1);
});

it("gc() that removes the parts of a commit under way makes it write them again", async () => {
  const lake = await temporaryLake();
  await lake.commit("first", () => ({ put: [readings("a", [1])] }));
  let written = 0;
  const { snapshot } = await lake.commit("second", () => ({ put: [readings("b", [2])] }), {
    onStep: (step) => {
      // Another process collects while the part is there and the lock is not taken.
      if (step === "checked" && written++ === 0) execFileSync(process.execPath, [WRITER, lake.home, "gc"]);
    },
  });
  expect(written).toBe(2);
  expect((await (await lake.snapshot(snapshot)).query("FROM readings")).rowCount).toBe(2);
  expect((await verify(lake)).faults).toEqual([]);
});

it("gc() removes nothing while a pin cannot be read", async () => {
  const { lake } = await history([0, 1]);
  await mkdir(path.join(lake.home, "pins", "broken"), { recursive: true });
  await expect(gc(lake, { now: () => START + 100 * DAY })).rejects.toThrow("Cannot tell what the pin broken needs");
  expect(await filesOf(lake, "manifests")).toBe(2);
});

it("gc() removes nothing while it cannot tell what unfinished derivations need", async () => {
  const { lake } = await history([0, 1]);
  await writeFile(workFolder(lake.dir), "");
  await expect(gc(lake, { now: () => START + 100 * DAY })).rejects.toThrow(/^Cannot read .* \(ENOTDIR\)/);
  expect(await filesOf(lake, "manifests")).toBe(2);
});

it("gc() of an empty lake does nothing", async () => {
  const lake = await temporaryLake();
  expect(await gc(lake, { now: () => START })).toMatchObject({ keptSnapshots: 0, snapshots: 0 });
});
