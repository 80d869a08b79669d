import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { gc } from "#lib/lake/gc.ts";
import { type Lake, openLake } from "#lib/lake/lake.ts";
import { readings } from "#lib/lake/test-readings.ts";
import { verify } from "#lib/lake/verify.ts";
import type { Analysis } from "../analysis.ts";
import { defineAnalysis } from "../analysis.ts";
import { arrowRows } from "../arrow-rows.ts";
import { integer } from "../input.ts";
import { loadPageState } from "../page-state.ts";
import { fixtureLake } from "../readings-fixture.ts";
import { folderTexts, makePin } from "./make-pin.ts";
import type { CodeVersion, Pin } from "./pin.ts";
import { PIN_ID } from "./pin-id.ts";
import { pinnedDetails, pinnedPage } from "./pinned-page.ts";
import { pinIds, readContent, readPin, removePin } from "./store.ts";

const label = { en: "Load", ko: "부하" };

const analysis = defineAnalysis({
  slug: "trial",
  title: label,
  question: label,
  inputs: { from: integer(label, { initial: 0, min: 0, max: 9, steps: [0, 1] }) },
  queries: { hours: { hour: "INTEGER", load_kwh: "DOUBLE?" } },
  figures: {
    load: {
      queries: ["hours"],
      serverWidth: 620,
      title: label,
      unit: { en: "kWh", ko: "kWh" },
      alt: label,
      draw: ({ rows }, { width }) => ({ width, title: rows.hours.map(({ load_kwh }) => load_kwh ?? "none").join(" ") }),
      table: ({ rows }) => ({ columns: ["kWh"], rows: rows.hours.map(({ load_kwh }) => [load_kwh]) }),
    },
  },
  values: ({ rows }) => ({ hours: { text: String(rows.hours.length), query: "hours" } }),
}) as unknown as Analysis;

const CODE: CodeVersion = { hash: "one", files: { "a.ts": "1" }, packages: {} };

let lake: Lake;
let home: string;
let folder: string;
beforeEach(async () => {
  lake = await fixtureLake([1, Number.NaN, 3]);
  home = path.dirname(lake.dir);
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-pin-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    path.join(folder, "hours.sql"),
    "-- One row an hour.\nSELECT hour, load_kwh FROM readings WHERE hour >= $from ORDER BY hour",
  );
  await writeFile(
    path.join(folder, "notebook.en.mdx"),
    'There are <Value name="hours" />.\n\n<Figure name="load" />\n',
  );
  await writeFile(path.join(folder, "notebook.ko.mdx"), '<Value name="hours" />개.\n\n<Figure name="load" />\n');
});

async function pin(search = "", code = CODE, now = () => 0): Promise<Pin> {
  const snapshot = await lake.snapshot();
  const loaded = await loadPageState(analysis, folder, snapshot, new URLSearchParams(search), "en");
  return makePin({ home, analysis, texts: folderTexts(analysis, folder), code, snapshot, sources: [], loaded, now });
}

describe("makePin()", () => {
  it("gives the same id for the same code, inputs and snapshot, and keeps the first", async () => {
    const first = await pin("from=1");
    expect(first.id).toMatch(PIN_ID);
    expect(await pin("from=1", CODE, () => 5)).toEqual(first);
    const others = [await pin(), await pin("from=1", { ...CODE, hash: "two" })];
    await lake.commit("more", () => ({ put: [readings("a", [1, 2, 4])] }));
    const ids = [first, ...others, await pin("from=1")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(await pinIds(home)).toEqual([...ids].sort());
  });

  it("is another where the site's days are those of another zone", async () => {
    const lakeThere = await openLake(home, lake.catalogue, "Europe/Berlin");
    const snapshot = await lakeThere.snapshot();
    const loaded = await loadPageState(analysis, folder, snapshot, new URLSearchParams(), "en");
    const texts = folderTexts(analysis, folder);
    const there = await makePin({ home, analysis, texts, code: CODE, snapshot, sources: [], loaded, now: () => 0 });
    expect(there.zone).toBe("Europe/Berlin");
    expect((await pinnedPage(home, there, "en")).zone).toBe("Europe/Berlin");
    expect(there.id).not.toBe((await pin()).id);
  });

  it("says the default of an input and its absence alike", async () => {
    expect((await pin("from=0")).id).toBe((await pin()).id);
    expect((await pin()).search).toBe("");
    expect((await pin("from=1")).search).toBe("from=1");
  });

  it("is one pin when it is made many times at once", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, i) => pin("", CODE, () => i)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(new Set(made.map(({ created }) => created)).size).toBe(1);
    expect((await readdir(path.join(home, "pins"))).sort()).toEqual([made[0]?.id, "content"].sort());
  });

  it("keeps its rows, words and drawings byte for byte after the lake has moved on, code has changed and gc has run", async () => {
    const made = await pin();
    const page = await pinnedPage(home, made, "ko");
    const kept = await Promise.all(
      (await readdir(path.join(home, "pins/content"))).map((name) => readContent(home, name)),
    );
    expect(kept.length).toBe(4);
    await lake.commit("restated", () => ({ put: [readings("a", [1, 2, 30])] }));
    await writeFile(path.join(folder, "hours.sql"), "-- None.\nSELECT 1");
    const report = await gc(lake, { now: () => Date.now() + 1e12, graceMs: 0, keepDays: 0 });
    expect(report).toMatchObject({ pinned: 0, keptSnapshots: 2 });

    const again = (await readPin(home, made.id)) as Pin;
    expect(again).toEqual(made);
    expect(await pinnedPage(home, again, "ko")).toEqual(page);
    expect(page.values).toEqual({ hours: { text: "3", query: "hours" } });
    expect(page.drawings.load).toContain("1 none 3");
    expect(page.prose[0]).toMatchObject({ type: "paragraph" });
    expect((await pinnedDetails(home, again, "en")).tables.load?.rows).toEqual([[1], [null], [3]]);
    const rows = arrowRows(await readContent(home, again.queries.hours?.rows as string));
    expect(rows.map(({ load_kwh }) => load_kwh)).toEqual([1, null, 3]);
    expect((await (await lake.snapshot(made.snapshot)).query("FROM readings")).rowCount).toBe(3);
  });

  it("leaves its content to gc once its folder is removed, but not that which another pin shares", async () => {
    const one = await pin();
    const two = await pin("", { ...CODE, hash: "two" });
    await rm(path.join(home, "pins", one.id), { recursive: true });
    const options = { now: () => Date.now() + 1e9, graceMs: 0 };
    await gc(lake, options);
    expect(arrowRows(await readContent(home, two.queries.hours?.rows as string))).toHaveLength(3);
    await rm(path.join(home, "pins", two.id), { recursive: true });
    expect((await gc(lake, options)).pinned).toBeGreaterThanOrEqual(3);
    expect(await readdir(path.join(home, "pins/content"))).toEqual([]);
  });
});

it("removePin() takes one pin and leaves the others", async () => {
  const one = await pin();
  const two = await pin("from=1");
  expect(await removePin(home, one.id)).toBe(true);
  expect(await removePin(home, one.id)).toBe(false);
  expect(await pinIds(home)).toEqual([two.id]);
});

describe("readPin()", () => {
  it("knows no pin of another name, and none outside its folder", async () => {
    expect(await readPin(home, "0".repeat(20))).toBeUndefined();
    expect(await readPin(home, "../lake")).toBeUndefined();
  });

  it("refuses content that was altered", async () => {
    const made = await pin();
    const sha256 = made.queries.hours?.rows as string;
    const file = path.join(home, "pins/content", sha256);
    await writeFile(file, Uint8Array.from(await readFile(file)).fill(7, 10, 12));
    await expect(readContent(home, sha256)).rejects.toThrow("a file of it was altered");
    const { faults, pinned } = await verify(lake);
    expect(pinned).toBe(4);
    expect(faults).toEqual([{ file, fault: "altered", detail: expect.stringContaining("kept by a pin") }]);
  });
});
