import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { readParquet } from "#lib/lake/export/test-parquet.ts";
import type { Analysis } from "../analysis.ts";
import { defineAnalysis } from "../analysis.ts";
import { arrowRows } from "../arrow-rows.ts";
import { integer } from "../input.ts";
import { loadPageState } from "../page-state.ts";
import { folderTexts, makePin } from "../pins/make-pin.ts";
import type { Pin } from "../pins/pin.ts";
import { fixtureLake } from "../readings-fixture.ts";
import { pinBundle } from "./pin-bundle.ts";

const text = (en: string, ko: string) => ({ en, ko });

const analysis = defineAnalysis({
  slug: "trial",
  title: text("Load <b>& more", "부하 <b>"),
  question: text("How much?", "얼마나?"),
  inputs: { from: integer(text("From", "부터"), { initial: 0, min: 0, max: 9, steps: [0, 1] }) },
  queries: { hours: { hour: "INTEGER", load_kwh: "DOUBLE?" } },
  figures: {
    load: {
      queries: ["hours"],
      serverWidth: 620,
      title: text("The load", "부하량"),
      unit: text("kWh", "kWh"),
      alt: text("Load by hour", "시간별 부하"),
      draw: (_, { width }) => ({ width, height: 100 }),
      table: ({ rows }) => ({ columns: ["h", "kWh"], rows: rows.hours.map(({ hour, load_kwh }) => [hour, load_kwh]) }),
    },
  },
  values: ({ rows }) => ({ hours: { text: `${rows.hours.length} h`, query: "hours" } }),
}) as unknown as Analysis;

let home: string;
let pin: Pin;
let fonts: string;
beforeEach(async () => {
  const lake = await fixtureLake([1, Number.NaN, 3]);
  home = path.dirname(lake.dir);
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    path.join(folder, "hours.sql"),
    "-- One row an hour.\nSELECT hour, load_kwh FROM readings ORDER BY hour",
  );
  const prose =
    '<Standfirst>\n\nIt is <Value name="hours" />: *so*, `a < b`.\n\n</Standfirst>\n\n<Inputs />\n\n<Figure name="load" />\n';
  await writeFile(path.join(folder, "notebook.en.mdx"), prose);
  await writeFile(
    path.join(folder, "notebook.ko.mdx"),
    '한국어 <Value name="hours" />입니다.\n\n<Figure name="load" />\n',
  );
  fonts = path.join(folder, "fonts.css");
  await writeFile(
    fonts,
    ["a", "b"]
      .map(
        (name, i) =>
          `@font-face { font-family: x; src: url(./${name}.woff2) format("woff2-variations"); unicode-range: ${i ? "U+d55c" : "U+20-7e"}; }`,
      )
      .join("\n"),
  );
  for (const name of ["a", "b"]) await writeFile(path.join(folder, `${name}.woff2`), name);
  const snapshot = await lake.snapshot();
  const loaded = await loadPageState(analysis, folder, snapshot, new URLSearchParams("from=0"), "en");
  const code = { hash: "c0de", files: { "a.ts": "1" }, packages: {} };
  pin = await makePin({
    home,
    analysis,
    texts: folderTexts(analysis, folder),
    code,
    snapshot,
    sources: [],
    loaded,
    now: () => 0,
  });
});

const bundle = () =>
  pinBundle({ home, pin, address: `http://localhost/p/${pin.id}`, css: "p { color: red }", fonts: [fonts] });

async function files(): Promise<Record<string, string>> {
  const unzipped = Object.entries(unzipSync(await bundle()));
  return Object.fromEntries(unzipped.map(([name, bytes]) => [name.split("/").slice(1).join("/"), strFromU8(bytes)]));
}

it("pinBundle() holds pages, rows, SQL, README and a list of them all with their hashes", async () => {
  const found = await files();
  const names = Object.keys(found);
  expect(names.sort()).toEqual(
    [
      "data/hours.arrow",
      "data/hours.csv",
      "data/hours.parquet",
      "index.html",
      "ko.html",
      "manifest.json",
      "README.md",
      "sql/hours.sql",
    ].sort(),
  );
  expect(found["data/hours.csv"]).toBe("hour,load_kwh\r\n0,1\r\n1,\r\n2,3\r\n");
  const arrow = Object.entries(unzipSync(await bundle())).find(([name]) => name.endsWith(".arrow"))?.[1];
  expect(arrowRows(arrow as Uint8Array).map(({ load_kwh }) => load_kwh)).toEqual([1, null, 3]);
  const manifest = JSON.parse(found["manifest.json"] ?? "");
  expect(manifest).toMatchObject({ pin: pin.id, snapshot: pin.snapshot, code: { hash: "c0de" } });
  expect(Object.keys(manifest.files)).toHaveLength(7);
  expect(found["README.md"]).toContain(`/p/${pin.id}`);
});

it("pinBundle() holds each query's rows as Parquet with the pin's types, missing values and origin, as DuckDB reads it", async () => {
  const parquet = Object.entries(unzipSync(await bundle())).find(([name]) => name.endsWith("/data/hours.parquet"))?.[1];
  const read = (sql: string) => readParquet(parquet as Uint8Array, sql);
  expect(await read("FROM $file")).toEqual([
    { hour: 0, load_kwh: 1 },
    { hour: 1, load_kwh: null },
    { hour: 2, load_kwh: 3 },
  ]);
  expect(await read("SELECT column_name AS name, column_type AS type FROM (DESCRIBE FROM $file)")).toEqual([
    { name: "hour", type: "INTEGER" },
    { name: "load_kwh", type: "DOUBLE" },
  ]);
  const [kept] = await read("SELECT decode(value) AS said FROM parquet_kv_metadata($file)");
  expect(JSON.parse(String(kept?.said))).toMatchObject({ pin: pin.id, snapshot: pin.snapshot, inputs: { from: 0 } });
  expect((await files())["README.md"]).toContain("`data/hours.parquet`");
});

it("pinBundle() writes text as text, numbers in place, and only the fonts whose letters occur", async () => {
  const { "index.html": en = "", "ko.html": ko = "" } = await files();
  expect(en).toContain("<h1>Load &#60;b&#62;&#38; more</h1>");
  expect(en).toContain('It is <strong class="value">3 h</strong>: <em>so</em>, <code>a &#60; b</code>.');
  expect(en).toMatch(/<figure class="figure" data-figure="load">[\s\S]*<svg[\s\S]*<td class="number">1<\/td>/);
  expect(ko).toContain('lang="ko"');
  expect(ko).toContain("그림 1. 부하량");
  const [a, b] = ["a", "b"].map((name) => Buffer.from(name).toString("base64"));
  expect(en).toContain(`base64,${a}`);
  expect(ko).toContain(`base64,${b}`);
  expect(en).not.toMatch(/<script|src="|url\((?!data:|#)/);
});

it("pinBundle() is the same bytes each time, in any zone", async () => {
  const first = await bundle();
  const zone = process.env.TZ;
  onTestFinished(() => {
    process.env.TZ = zone;
  });
  process.env.TZ = "America/New_York";
  expect(Buffer.from(await bundle()).equals(Buffer.from(first))).toBe(true);
});
