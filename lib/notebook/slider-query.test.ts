import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Analysis } from "./analysis.ts";
import { defineAnalysis } from "./analysis.ts";
import { loadPageState } from "./page-state.ts";
import { fixtureLake } from "./readings-fixture.ts";
import { slider } from "./slider.ts";

const text = { en: "x", ko: "x" };
const analysis = defineAnalysis({
  ...{ slug: "slid", title: text, question: text, figures: {}, values: () => ({}) },
  inputs: {
    least: slider(text, { initial: 1, min: -2, max: 4, step: 0.5, unit: "kWh" }),
    first: slider(text, { initial: 0, min: 0, max: 23, step: 1 }),
  },
  queries: { hours: { hour: "INTEGER", above_kwh: "DOUBLE" } },
});

it("slider() binds its number, whole or not, of either sign, to a query of the lake", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-slid-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    path.join(folder, "hours.sql"),
    "SELECT hour, load_kwh - $least AS above_kwh FROM readings WHERE load_kwh >= $least AND hour >= $first ORDER BY hour",
  );
  const snapshot = await (await fixtureLake()).snapshot();
  const rowsOf = async (search: string) => {
    const asked = new URLSearchParams(search);
    const { state, parsed } = await loadPageState(analysis as unknown as Analysis, folder, snapshot, asked, "en");
    expect(parsed.dropped).toEqual([]);
    return state.rows.hours;
  };
  const known = [
    { hour: 0, above_kwh: 0 },
    { hour: 2, above_kwh: 2 },
  ];
  expect(await rowsOf("")).toEqual(known);
  expect(await rowsOf("least=2.5")).toEqual([{ hour: 2, above_kwh: 0.5 }]);
  expect(await rowsOf("least=3")).toEqual([{ hour: 2, above_kwh: 0 }]);
  expect(await rowsOf("least=3.5")).toEqual([]);
  expect(await rowsOf("least=-1.5&first=1")).toEqual([{ hour: 2, above_kwh: 4.5 }]);
  // The same number again is the same answer, whatever came between.
  expect(await rowsOf("least=1.0")).toEqual(known);
});
