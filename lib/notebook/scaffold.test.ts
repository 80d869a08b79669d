import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { layerFaults } from "#lib/cli/checks/layers.ts";
import { drawn, faultsOf, textsOutside } from "#lib/plot/drawn-fixture.ts";
import { rowsOf, tinyLake } from "#lib/sources/tiny-lake.ts";
import type { Analysis, PageState } from "./analysis.ts";
import { checkAnalyses } from "./check.ts";
import { LANGUAGES } from "./language.ts";
import { frameFigures } from "./render-state.ts";
import { runQuery } from "./run-query.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const LEFT_OUT = new Set(["node_modules", ".git", ".next", ".wattbook"]);

/** A copy of the project in which an analysis is made by the real command; the packages are the project's own. */
let root: string;
let made: readonly string[];

async function run(script: string, ...args: string[]) {
  const options = { cwd: root, maxBuffer: 64e6 };
  return promisify(execFile)(process.execPath, [script, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

const tool = (script: string, ...args: string[]) => run(path.join("node_modules", script), ...args);
const wattbook = (...args: string[]) => run("lib/cli/run.js", "wattbook", ...args);

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "wattbook-scaffold-"));
  for (const name of await readdir(PROJECT)) {
    if (!LEFT_OUT.has(name)) await cp(path.join(PROJECT, name), path.join(root, name), { recursive: true });
  }
  await symlink(path.join(PROJECT, "node_modules"), path.join(root, "node_modules"));
  const { code, stdout } = await wattbook("new", "roof-yield");
  expect(code).toBe(0);
  made = stdout.split("\n").filter((line) => line.startsWith("analyses/roof-yield/"));
});

afterAll(() => rm(root, { recursive: true }));

describe("a new analysis", () => {
  it("is what the command says it wrote, in this project only, and is never overwritten", async () => {
    const files = await readdir(path.join(root, "analyses/roof-yield"), { recursive: true, withFileTypes: true });
    const names = files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));
    expect(names.sort()).toEqual([...made].sort());
    expect(made.length).toBeGreaterThan(7);
    expect(await readdir(path.join(PROJECT, "analyses"))).not.toContain("roof-yield");
    const again = await wattbook("new", "roof-yield");
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("it exists already") });
  });

  it("has nothing that checkAnalyses() or the command finds wrong", async () => {
    const checked = await checkAnalyses(root);
    expect(checked.find(({ slug }) => slug === "roof-yield")).toEqual({ slug: "roof-yield", problems: [] });
    const { stdout } = await wattbook("check", "--json");
    expect(JSON.parse(stdout)).toContainEqual({ slug: "roof-yield", problems: [] });
  });

  it("is formatted and linted (biome), and its types hold (tsc)", async () => {
    const biome = await tool("@biomejs/biome/bin/biome", "ci", "--colors=off", "analyses/roof-yield");
    expect(biome.stdout + biome.stderr).toMatch(/Checked [5-9] files/);
    expect(biome.code, biome.stdout).toBe(0);
    await writeFile(
      path.join(root, "tsconfig.roof-yield.json"),
      JSON.stringify({
        extends: "./tsconfig.json",
        compilerOptions: { incremental: false },
        include: ["analyses/roof-yield"],
      }),
    );
    const tsc = await tool("typescript/bin/tsc", "--project", "tsconfig.roof-yield.json", "--listFiles");
    expect(tsc.stdout).toContain("analyses/roof-yield/figures/use.ts");
    expect(tsc.stdout).not.toMatch(/error TS\d+/);
    expect(tsc.code).toBe(0);
  });

  it("keeps to the layers (dependency-cruiser) and leaves nothing unused (knip)", async () => {
    const faults = await layerFaults(root);
    expect(faults.filter((fault) => fault.includes("roof-yield"))).toEqual([]);
    // One file that nobody imports shows that knip looks into the folder.
    await writeFile(path.join(root, "analyses/roof-yield/spare.ts"), "const spare = 1;\nconsole.log(spare);\n");
    const knip = await tool("knip/bin/knip.js", "--no-progress", "--no-config-hints", "--reporter", "json");
    const named = [...new Set(knip.stdout.match(/analyses\/roof-yield\/[^"]*/g))];
    expect(named).toEqual(["analyses/roof-yield/spare.ts"]);
  });
});

describe("the page of a new analysis", () => {
  const folder = () => path.join(root, "analyses/roof-yield");

  it("runs its query on a lake, draws its figure, and has every value its prose binds, in both languages", async () => {
    const { analysis } = (await import(pathToFileURL(path.join(folder(), "analysis.ts")).href)) as {
      analysis: Analysis;
    };
    const { lake, dispose } = await tinyLake();
    onTestFinished(dispose);
    await lake.commit("use", () => ({ put: [usage()] }));
    expect(await rowsOf(lake, "SELECT count(*)::INTEGER AS cells FROM regional_usage")).toEqual([{ cells: 6 }]);
    const snapshot = await lake.snapshot();
    for (const contract of ["total", "industrial", "education"]) {
      const inputs = { contract };
      const call = { snapshot, folder: folder(), query: "use", columns: analysis.queries.use!, inputs };
      const rows = { use: (await runQuery(call)).result.rows() } as unknown as PageState["rows"];
      expect(rows.use).toEqual(EXPECTED[contract]);
      for (const language of LANGUAGES) await checkPage(analysis, { inputs, rows, language, zone: snapshot.zone });
    }
  });

  async function checkPage(analysis: Analysis, state: PageState) {
    const prose = await readFile(path.join(folder(), `notebook.${state.language}.mdx`), "utf8");
    const bound = [...prose.matchAll(/<Value name="([^"]+)"/g)].map(([, name]) => name);
    expect(bound).toEqual(["months", "total"]);
    const values = analysis.values(state);
    expect(Object.keys(values).sort()).toEqual(bound);
    expect([values.months?.text, values.total?.text]).toEqual(SAID[state.inputs.contract as string]);
    const { title, unit, alt, empty } = frameFigures(analysis, state).use!;
    for (const text of [title, unit, alt])
      expect(text).toMatch(state.language === "ko" ? /\p{Script=Hangul}/u : /[a-z]{2}/);
    if (state.rows.use!.length === 0) return expect(empty).toMatch(/\S/);
    const figure = drawn(analysis.figures.use!.draw(state, { width: 328 }));
    expect(figure.keys.length).toBeGreaterThan(0);
    expect([...faultsOf(figure), ...textsOutside(figure)]).toEqual([]);
  }
});

/** Worked by hand: two contract types in March and May; in June every cell is missing. */
const CELLS = [
  ["2024-03-01", "residential", 1e9],
  ["2024-03-01", "industrial", 2e9],
  ["2024-05-01", "residential", 3e9],
  ["2024-05-01", "industrial", null],
  ["2024-06-01", "residential", null],
  ["2024-06-01", "industrial", null],
] as const;

/** Months that are known, and their sum. */
const SAID: Readonly<Record<string, unknown[]>> = {
  total: ["2", "6 TWh"],
  industrial: ["1", "2 TWh"],
  education: ["0", "–"],
};

const EXPECTED: Readonly<Record<string, unknown[]>> = {
  total: [
    { month: "2024-03", kwh: 3e9 },
    { month: "2024-05", kwh: 3e9 },
    { month: "2024-06", kwh: null },
  ],
  industrial: [
    { month: "2024-03", kwh: 2e9 },
    { month: "2024-05", kwh: null },
    { month: "2024-06", kwh: null },
  ],
  education: [],
};

function usage() {
  const same = (value: unknown) => CELLS.map(() => value);
  return {
    dataset: "regional_usage",
    partition: "all",
    provenance: { source: "worked by hand", quality: "measured" },
    columns: {
      month: CELLS.map(([month]) => month),
      sido: same("서울특별시"),
      sigungu: same("종로구"),
      region_code: same("11110"),
      contract: CELLS.map(([, contract]) => contract),
      kwh: CELLS.map(([, , kwh]) => kwh),
      quality: same("measured"),
      source: same("file"),
      published: same(null),
      published_stated: same(false),
    },
  } as const;
}
