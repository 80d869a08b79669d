import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analysis as real } from "#analyses/regional-forecast-error/analysis.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Analysis } from "./analysis.ts";
import { arrays } from "./arrays-input.ts";
import { analysisProblems, checkAnalyses } from "./check.ts";
import { choice } from "./input.ts";
import { scaffoldAnalysis } from "./scaffold.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "analyses/regional-forecast-error");
const sound = real as unknown as Analysis;

async function problems(change: Partial<Analysis>): Promise<string[]> {
  return analysisProblems({ ...sound, ...change }, folder);
}

describe("checkAnalyses()", () => {
  it("finds every analysis of this project and nothing wrong with any", async () => {
    const checked = await checkAnalyses(root);
    expect(checked.map(({ slug }) => slug)).toContain("regional-forecast-error");
    expect(checked.flatMap((analysis) => analysis.problems)).toEqual([]);
  });

  it("names a figure without alt text, without unit and without a language", async () => {
    const [name = "", figure] = Object.entries(sound.figures)[0] ?? [];
    const broken = { ...figure, alt: { en: "", ko: "" }, unit: { en: "kWh", ko: " " } } as Analysis["figures"][string];
    expect(await problems({ figures: { ...sound.figures, [name]: broken } })).toEqual([
      `regional-forecast-error: unit of figure ${name} has no ko text`,
      `regional-forecast-error: alt text of figure ${name} has no en text`,
      `regional-forecast-error: alt text of figure ${name} has no ko text`,
    ]);
  });

  it("names an input that takes a reserved name or cannot come back from the URL", async () => {
    const label = { en: "x", ko: "x" };
    const lost = { ...choice(label, [{ value: "a", label }], { initial: "a" }), initial: () => "b" as "a" };
    const found = await problems({ inputs: { ...sound.inputs, tz: lost } as unknown as Analysis["inputs"] });
    expect(found).toContain("regional-forecast-error: input tz has a name that is reserved");
    const refusing = { ...sound.inputs.rows, choices: [{ value: "many", label }] } as Analysis["inputs"][string];
    expect(await problems({ inputs: { ...sound.inputs, rows: refusing } })).toContain(
      "regional-forecast-error: input rows offers “many”, which its own schema refuses",
    );
  });

  it("names prose that shows what there is not, and figures that no prose shows", async () => {
    const { map: _, ...others } = sound.figures;
    expect(await problems({ figures: others })).toContain(
      "regional-forecast-error: notebook.ko.mdx shows map, which is no figure",
    );
    const extra = { ...sound.figures, spare: sound.figures.map as Analysis["figures"][string] };
    expect(await problems({ figures: extra })).toContain(
      "regional-forecast-error: notebook.en.mdx leaves out the figure spare",
    );
  });

  it("names arrays that no cell shows, and a plan that no query yields", async () => {
    const label = { en: "x", ko: "x" };
    const found = await problems({ inputs: { ...sound.inputs, roofs: arrays(label, "regions", { plan: "nowhere" }) } });
    expect(found).toEqual([
      "regional-forecast-error: input roofs has its plan from nowhere, which is no query",
      'regional-forecast-error: notebook.en.mdx leaves out <Arrays name="roofs" />',
      'regional-forecast-error: notebook.ko.mdx leaves out <Arrays name="roofs" />',
    ]);
    const planned = { ...sound.inputs, roofs: arrays(label, "regions", { plan: "regions" }) };
    expect(
      await problems({ inputs: planned, queries: { ...sound.queries, regions: { building: "VARCHAR" } } }),
    ).toContain("regional-forecast-error: input roofs has its plan from regions, which lacks the column west_m");
  });

  it("names a query without a file", async () => {
    expect(await problems({ queries: { ...sound.queries, nowhere: {} } })).toEqual([
      "regional-forecast-error: nowhere.sql is missing",
    ]);
  });
});

describe("scaffoldAnalysis()", () => {
  let project: string;

  beforeAll(async () => {
    // Inside the project, so that #lib/… resolves as it will for the real folder.
    project = await mkdtemp(path.join(root, "node_modules/.cache-scaffold-"));
    await writeFile(path.join(project, "package.json"), JSON.stringify({ type: "module", imports: {} }));
  });

  afterAll(() => rm(project, { recursive: true, force: true }));

  it.each(["Roof", "roof_yield", "-roof", "roof--yield", "../roof", ""])("refuses the name “%s”", async (slug) => {
    await expect(scaffoldAnalysis(project, slug)).rejects.toThrow(UserError);
  });

  it("writes a folder once and never over another", async () => {
    const files = await scaffoldAnalysis(project, "roof-yield");
    expect(files).toContain("analyses/roof-yield/notebook.ko.mdx");
    await expect(scaffoldAnalysis(project, "roof-yield")).rejects.toThrow("exists already");
  });
});
