import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Columns } from "#lib/core/columns.ts";
import type { Task } from "#lib/core/derivation.ts";
import { loadCatalogue } from "./catalogue.ts";
import { derive } from "./derive.ts";
import { type Lake, openLake } from "./lake.ts";
import { datasetFile, temporaryProject, writeFiles } from "./test-project.ts";
import { readings } from "./test-readings.ts";

const DOUBLED = `
import { twice } from "#lib/twice.ts";
export const derivation = {
  dataset: "doubled",
  inputs: ["readings"],
  plan: async (read) => {
    const rows = await read("SELECT meter, list(load_kwh ORDER BY hour) AS loads FROM readings GROUP BY meter ORDER BY meter");
    return rows.map(({ meter, loads }) => ({ partition: meter, loads: Float64Array.from(loads, (x) => x ?? NaN) }));
  },
  setup: async () => { globalThis.ready = true; },
  compute: ({ partition, loads }) => {
    if (!globalThis.ready) throw new Error("not set up");
    if (partition === "broken") throw new RangeError("no such meter");
    return { columns: {
      meter: Array.from(loads, () => partition), hour: Int32Array.from(loads.keys()), load_kwh: loads.map(twice),
    } };
  },
  provenance: () => ({ source: "doubled", quality: "estimated" }),
};`;

const SUMMED = `
export const derivation = {
  dataset: "summed",
  inputs: ["doubled"],
  plan: async (read) => (await read("SELECT sum(load_kwh) AS total FROM doubled")).map((row) => ({ partition: "all", ...row })),
  compute: ({ total }) => ({ columns: { meter: ["all"], hour: [0], load_kwh: [total] } }),
  provenance: () => ({ source: "summed", quality: "estimated" }),
};`;

async function project(files: Readonly<Record<string, string>> = {}) {
  const root = await temporaryProject({
    "data/datasets/readings.ts": datasetFile("readings"),
    "data/datasets/doubled.ts": datasetFile("doubled"),
    "data/derive/doubled.ts": DOUBLED,
    "lib/twice.ts": "export const twice = (x: number): number => 2 * x;",
    ...files,
  });
  const open = async (): Promise<Lake> => {
    const lake = await openLake(path.join(root, "home"), await loadCatalogue(root));
    onTestFinished(() => lake.close());
    return lake;
  };
  return { root, open };
}

const rowsOf = async (lake: Lake, dataset: string) =>
  (await (await lake.snapshot()).query(`SELECT meter, load_kwh FROM ${dataset} ORDER BY meter, hour`)).rows();

it("derive() computes in workers, and again only what changed, in one commit", async () => {
  const { root, open } = await project();
  let lake = await open();
  await lake.commit("given", () => ({ put: [readings("a", [1, Number.NaN]), readings("b", [3])] }));
  const progress: string[] = [];
  const first = await derive(lake, { onProgress: (done, total, label) => progress.push(`${done}/${total} ${label}`) });

  expect(first).toMatchObject({ computed: 2, resumed: 0, unchanged: 0, dropped: 0, changed: true });
  expect(progress.map((line) => line.slice(0, 3))).toEqual(["1/2", "2/2"]);
  expect(await rowsOf(lake, "doubled")).toEqual([
    { meter: "a", load_kwh: 2 },
    { meter: "a", load_kwh: null },
    { meter: "b", load_kwh: 6 },
  ]);
  expect((await lake.snapshot()).manifest.message).toBe("Derive doubled");
  expect(await derive(lake)).toMatchObject({ computed: 0, unchanged: 2, changed: false, snapshot: first.snapshot });

  await lake.commit("more", () => ({ put: [readings("b", [4])], drop: [{ dataset: "readings", partition: "a" }] }));
  expect(await derive(lake)).toMatchObject({ computed: 1, unchanged: 0, dropped: 1 });
  expect(await rowsOf(lake, "doubled")).toEqual([{ meter: "b", load_kwh: 8 }]);

  await writeFiles(root, { "lib/twice.ts": "export const twice = (x: number): number => x + x + 1;" });
  lake = await open();
  expect(await derive(lake)).toMatchObject({ computed: 1, unchanged: 0 });
  expect(await rowsOf(lake, "doubled")).toEqual([{ meter: "b", load_kwh: 9 }]);
  expect(await readdir(path.join(lake.dir, "work"))).toEqual([]);
});

it("derive() computes a dataset again when its columns changed, and follows the order of derivations", async () => {
  const { root, open } = await project({
    "data/datasets/summed.ts": datasetFile("summed"),
    "data/derive/a-summed.ts": SUMMED,
  });
  const lake = await open();
  await lake.commit("given", () => ({ put: [readings("a", [1, 2])] }));
  expect(await derive(lake)).toMatchObject({ computed: 2 });
  expect(await rowsOf(lake, "summed")).toEqual([{ meter: "all", load_kwh: 6 }]);

  await writeFiles(root, {
    "data/datasets/summed.ts": datasetFile("summed", 'note: { type: "VARCHAR", meaning: "Note.", nullable: true },'),
    "data/derive/a-summed.ts": SUMMED.replace("load_kwh: [total]", 'load_kwh: [total], note: ["sum"]'),
  });
  expect(await derive(await open())).toMatchObject({ computed: 1, unchanged: 1 });
});

it("derive() brings up to date only what is wanted first when told so, and leaves the others as they are", async () => {
  const wanting = DOUBLED.replace('inputs: ["readings"],', 'inputs: ["readings"], first: ["b"],');
  const { open } = await project({ "data/derive/doubled.ts": wanting });
  const lake = await open();
  await lake.commit("given", () => ({ put: ["a", "b"].map((meter) => readings(meter, [1])) }));
  expect(await derive(lake, { firstOnly: true })).toMatchObject({ computed: 1, dropped: 0 });
  expect(await rowsOf(lake, "doubled")).toEqual([{ meter: "b", load_kwh: 2 }]);
  expect(await derive(lake)).toMatchObject({ computed: 1, unchanged: 1 });
  expect(await derive(lake, { firstOnly: true })).toMatchObject({ computed: 0, dropped: 0, changed: false });
  expect(await rowsOf(lake, "doubled")).toHaveLength(2);
});

it("derive() that was stopped goes on where it was, after a restart too", async () => {
  const { open } = await project();
  const lake = await open();
  await lake.commit("given", () => ({ put: ["a", "b", "c"].map((meter) => readings(meter, [1])) }));
  const head = await lake.head();
  const stop = new AbortController();
  const doubled = async (_: string, task: Task): Promise<Columns> => ({
    meter: [task.partition],
    hour: [0],
    load_kwh: [2],
  });
  const stopped = derive(lake, {
    signal: stop.signal,
    runTask: async (file, task, signal) => {
      if (task.partition === "c") {
        await expect.poll(() => readdir(path.join(lake.dir, "work")).catch(() => [])).toHaveLength(2);
        stop.abort(new Error("stopped by hand"));
        signal?.throwIfAborted();
      }
      return doubled(file, task);
    },
  });
  await expect(stopped).rejects.toThrow("stopped by hand");
  expect(await lake.head()).toBe(head);

  const again = await derive(await open(), { runTask: doubled });
  expect(again).toMatchObject({ computed: 1, resumed: 2 });
  expect(await rowsOf(lake, "doubled")).toHaveLength(3);
});

it("derive() stops workers at the signal", async () => {
  const { open } = await project({ "lib/twice.ts": "export const twice = (x: number): number => { for (;;) x++; };" });
  const lake = await open();
  await lake.commit("given", () => ({ put: ["a", "b", "c", "d"].map((meter) => readings(meter, [1])) }));
  await expect(derive(lake, { signal: AbortSignal.timeout(400) })).rejects.toMatchObject({ name: "TimeoutError" });
});

it("derive() names the task that failed, leaves what hangs on it, and brings all others up to date", async () => {
  const copied = DOUBLED.replaceAll('"doubled"', '"copied"').replace('partition === "broken"', "false");
  const { open } = await project({
    ...{ "data/datasets/copied.ts": datasetFile("copied"), "data/derive/copied.ts": copied },
    ...{ "data/datasets/summed.ts": datasetFile("summed"), "data/derive/a-summed.ts": SUMMED },
  });
  const lake = await open();
  await lake.commit("given", () => ({ put: [readings("a", [1]), readings("broken", [1])] }));
  const failed = "Cannot derive doubled broken: no such meter; summed left as before, being derived from that";
  await expect(derive(lake)).rejects.toThrow(failed);
  expect(await rowsOf(lake, "doubled")).toEqual([{ meter: "a", load_kwh: 2 }]);
  expect(await rowsOf(lake, "copied")).toHaveLength(2);
  expect((await lake.snapshot()).manifest.parts.filter(({ dataset }) => dataset === "summed")).toEqual([]);

  await expect(derive(lake)).rejects.toThrow(failed);
  await lake.commit("mended", () => ({ put: [], drop: [{ dataset: "readings", partition: "broken" }] }));
  expect(await derive(lake)).toMatchObject({ computed: 1, unchanged: 2, dropped: 1 });
  expect(await rowsOf(lake, "summed")).toEqual([{ meter: "all", load_kwh: 2 }]);
});

it("derive() plans again when its inputs change while it runs", async () => {
  const { open } = await project();
  const lake = await open();
  await lake.commit("given", () => ({ put: [readings("a", [1])] }));
  let runs = 0;
  const report = await derive(lake, {
    runTask: async (_, task) => {
      if (runs++ === 0) await lake.commit("meanwhile", () => ({ put: [readings("b", [1])] }));
      return { meter: [task.partition], hour: [0], load_kwh: [2] };
    },
  });
  expect(report).toMatchObject({ computed: 1, resumed: 1 });
  expect(await rowsOf(lake, "doubled")).toHaveLength(2);
});

it("derive() of an empty lake does nothing", async () => {
  const { open } = await project();
  expect(await derive(await open())).toEqual({
    computed: 0,
    resumed: 0,
    unchanged: 0,
    dropped: 0,
    changed: false,
    snapshot: null,
  });
});
