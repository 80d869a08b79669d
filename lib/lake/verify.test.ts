import { mkdir, open, readdir, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { log } from "./log.ts";
import { temporaryLake } from "./test-lake.ts";
import { readings } from "./test-readings.ts";
import { verify } from "./verify.ts";

async function twoParts() {
  const lake = await temporaryLake();
  await lake.commit("one", () => ({ put: [readings("a", [1])] }), { now: () => 0 });
  await lake.commit("two", () => ({ put: [readings("b", [2, 3])] }), { now: () => 1000 });
  return lake;
}

it("verify() finds nothing wrong with a sound lake, and counts what it read", async () => {
  const lake = await twoParts();
  const seen: number[] = [];
  const found = await verify(lake, { onProgress: (done) => seen.push(done) });
  expect(found).toMatchObject({ snapshots: 2, parts: 2, faults: [] });
  expect(found.bytes).toBeGreaterThan(0);
  expect(seen).toEqual([1, 2]);
});

it.each([
  ["missing", (file: string) => rm(file)],
  ["truncated", (file: string) => truncate(file, 20)],
  [
    "altered",
    async (file: string) => {
      const handle = await open(file, "r+");
      await handle.write(Buffer.from("x"), 0, 1, 30);
      await handle.close();
    },
  ],
])("verify() names a part that is %s", async (fault, damage) => {
  const lake = await twoParts();
  const part = (await lake.snapshot()).manifest.parts[1]!;
  const file = path.join(lake.dir, "parts", `${part.sha256}.parquet`);
  await damage(file);
  const { faults } = await verify(lake);
  expect(faults).toMatchObject([{ file, fault, detail: expect.stringContaining("readings, partition b") }]);
});

it("verify() names a manifest that is altered or missing", async () => {
  const lake = await twoParts();
  const folder = path.join(lake.dir, "manifests");
  const head = (await lake.head())!;
  const other = (await readdir(folder)).find((name) => name !== `${head}.json`)!;
  await writeFile(path.join(folder, other), "{}");
  await rm(path.join(folder, `${head}.json`));
  expect((await verify(lake)).faults.map(({ fault, detail }) => [fault, detail.slice(0, 12)])).toEqual([
    ["missing", "HEAD names i"],
    ["altered", "Cannot read "],
  ]);
});

it("verify() names a HEAD that is altered", async () => {
  const lake = await twoParts();
  await writeFile(path.join(lake.dir, "HEAD"), "nothing\n");
  expect((await verify(lake)).faults).toMatchObject([{ file: path.join(lake.dir, "HEAD"), fault: "altered" }]);
});

it("log() lists the newest first, bounded", async () => {
  const lake = await twoParts();
  const entries = await log(lake);
  expect(entries.map(({ message, created, parts, rows }) => [message, created, parts, rows])).toEqual([
    ["two", "1970-01-01T00:00:01.000Z", 2, 3],
    ["one", "1970-01-01T00:00:00.000Z", 1, 1],
  ]);
  expect(entries[0]?.parent).toBe(entries[1]?.snapshot);
  expect(await log(lake, { limit: 1 })).toHaveLength(1);
  expect(await log(await temporaryLake())).toEqual([]);
});

it("verify() does not call a lake sound whose manifests cannot be read", async () => {
  const lake = await temporaryLake();
  const folder = path.join(lake.dir, "manifests");
  await mkdir(lake.dir, { recursive: true });
  await writeFile(folder, "");
  const { faults } = await verify(lake);
  expect(faults).toMatchObject([{ file: folder, fault: "unreadable", detail: expect.stringContaining("ENOTDIR") }]);
});
