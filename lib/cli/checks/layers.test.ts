import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../world.ts";
import { cruise } from "./cruise.ts";
import { layerFaults } from "./layers.ts";

/** A small project in which every file breaks a rule. */
const WRONG: Record<string, string> = {
  "lib/core/month.ts": 'import { read } from "../lake/lake.ts"; export const month = read;',
  "lib/core/cycle-a.ts": 'import { b } from "./cycle-b.ts"; export const a = () => b;',
  "lib/core/cycle-b.ts": 'import { a } from "./cycle-a.ts"; export const b = () => a;',
  "lib/core/lost.ts": 'export { x } from "./not-there.ts";',
  "lib/forecast/clock.ts": 'import { readFileSync } from "node:fs"; export const clock = readFileSync;',
  "lib/forecast/charts.ts": 'import * as Plot from "@observablehq/plot"; export const charts = Plot;',
  "lib/forecast/stored.ts": 'import type { Read } from "#lib/lake/lake.ts"; export type Stored = Read;',
  "lib/lake/lake.ts": 'import { view } from "#lib/notebook/view.ts"; export const read = view; export type Read = 1;',
  "lib/notebook/view.ts": 'export { analysis } from "#analyses/one/analysis.ts"; export const view = 1;',
  "lib/sources/kepco.ts": 'import { DuckDBInstance } from "@duckdb/node-api"; export const kepco = DuckDBInstance;',
  "lib/sources/page.ts": 'import { page } from "#app/page.tsx"; export const source = page;',
  "lib/sources/world.ts": 'import { world } from "#lib/cli/world.ts"; export const source = world;',
  "lib/cli/world.ts": 'export const world = 1; import "../core/month.test.ts";',
  "lib/core/month.test.ts": "export const test = 1;",
  "analyses/one/analysis.ts": 'import "#analyses/two/analysis.ts"; export const analysis = 1;',
  "analyses/two/analysis.ts": 'import { page } from "#app/page.tsx"; export const analysis = page;',
  "app/page.tsx": "export const page = 1;",
  "data/datasets/usage.ts": 'import { read } from "#lib/lake/lake.ts"; export const usage = read;',
};

async function wrongProject(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "wattbook-layers-"));
  for (const [path, text] of Object.entries(WRONG)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const file of ["package.json", "tsconfig.json"]) await cp(join(PROJECT_ROOT, file), join(root, file));
  for (const name of ["@duckdb/node-api", "@observablehq/plot"]) {
    await mkdir(join(root, "node_modules", name), { recursive: true });
    await writeFile(join(root, "node_modules", name, "package.json"), JSON.stringify({ name, main: "index.js" }));
    await writeFile(join(root, "node_modules", name, "index.js"), "");
  }
  return root;
}

it("the import rules bite: a wrong project breaks each of those that concern it", async () => {
  const root = await wrongProject();
  const { summary } = await cruise(root);
  const broken = (rule: string) =>
    summary.violations.filter((violation) => violation.rule.name === rule).map(({ from }) => from);

  expect(broken("core-imports-nothing")).toEqual(["lib/core/lost.ts", "lib/core/month.ts"]);
  expect(broken("no-cycle")).toEqual(expect.arrayContaining(["lib/core/cycle-a.ts"]));
  expect(broken("resolvable")).toEqual(["lib/core/lost.ts"]);
  expect(broken("domain-without-node")).toEqual(["lib/forecast/clock.ts"]);
  expect(broken("domain-is-pure")).toEqual(["lib/forecast/charts.ts"]);
  expect(broken("domain-imports-core")).toEqual(["lib/forecast/stored.ts"]);
  expect(broken("edge-below-view")).toEqual(["lib/lake/lake.ts", "lib/sources/page.ts", "lib/sources/world.ts"]);
  expect(broken("view-below-analyses")).toEqual(["lib/notebook/view.ts"]);
  expect(broken("only-lake-knows")).toEqual(["lib/sources/kepco.ts"]);
  expect(broken("nobody-imports-cli")).toEqual(["lib/sources/world.ts"]);
  expect(broken("nobody-imports-app")).toEqual(["analyses/two/analysis.ts", "lib/sources/page.ts"]);
  expect(broken("nobody-imports-tests")).toEqual(["lib/cli/world.ts"]);
  expect(broken("analyses-apart")).toEqual(["analyses/one/analysis.ts"]);
  expect(broken("analyses-below-app")).toEqual(["analyses/two/analysis.ts"]);
  expect(broken("data-imports-domains")).toEqual(["data/datasets/usage.ts"]);
  await rm(root, { recursive: true });
});

it("layerFaults() says which module it did not look at", async () => {
  const root = await wrongProject();
  await mkdir(join(root, "lib/firmware"));
  await writeFile(join(root, "lib/firmware/hidden.ts"), "");
  const faults = await layerFaults(root);
  expect(faults).toContain("nobody-imports-tests: lib/cli/world.ts → lib/core/month.test.ts");
  expect(faults.filter((fault) => fault.startsWith("not looked at"))).toEqual([
    "not looked at: lib/firmware/hidden.ts",
  ]);
  await rm(root, { recursive: true });
});
