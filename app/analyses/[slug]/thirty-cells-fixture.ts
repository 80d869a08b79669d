import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { copiedProject } from "./copied-project-fixture.ts";

export const DIMENSIONS: readonly (readonly string[])[] = [
  ["month"],
  ["weekday"],
  ["hour"],
  ["building"],
  ["day"],
  ["month", "weekday"],
  ["month", "hour"],
  ["month", "building"],
  ["weekday", "hour"],
  ["weekday", "building"],
  ["hour", "building"],
  ["weekday", "hour", "building"],
  ["month", "weekday", "building"],
  ["interval_start"],
  [],
];

/** A copy of the project with one more analysis: thirty figures, each of its own query, out of two cubes of all readings. */
export async function thirtyCellsProject(project: string): Promise<string> {
  const root = await copiedProject(project);
  const folder = path.join(root, "analyses/thirty-cells");
  await mkdir(folder);
  const sql = await readFile(path.join(project, "analyses/campus-load/campus.sql"), "utf8");
  await writeFile(path.join(folder, "first.sql"), sql);
  await writeFile(path.join(folder, "second.sql"), `-- Another table of the same.\n${sql}`);
  await cp(path.join(project, "analyses/campus-load/span.sql"), path.join(folder, "span.sql"));
  await writeFile(path.join(folder, "analysis.ts"), analysisText());
  const cells = names()
    .map((name) => `<Figure name="${name}" />`)
    .join("\n\n");
  for (const language of ["en", "ko"]) {
    await writeFile(path.join(folder, `notebook.${language}.mdx`), `<Inputs />\n\n${cells}\n`);
  }
  return root;
}

function names(): string[] {
  return ["first", "second"].flatMap((cube) => DIMENSIONS.map((_, i) => `${cube}_${i}`));
}

function analysisText(): string {
  return `import { defineAnalysis } from "#lib/notebook/analysis.ts";
import { choice } from "#lib/notebook/input.ts";
import { standingBars } from "#lib/plot/category-bars.ts";

const DIMENSIONS: readonly (readonly string[])[] = ${JSON.stringify(DIMENSIONS)};
const TYPES: Record<string, string> = { month: "VARCHAR", weekday: "INTEGER", hour: "INTEGER", building: "VARCHAR", day: "DATE", interval_start: "TIMESTAMPTZ" };
const cells = ["first", "second"].flatMap((cube) => DIMENSIONS.map((by, i) => ({ name: cube + "_" + i, cube, by })));
const isLine = (by: readonly string[]) => by[0] === "interval_start";
const cube = (query: string) => ({
  query,
  dimensions: Object.fromEntries(Object.entries(TYPES).map(([name, type]) => [name, { type, ...(/day$|start/.test(name) && name !== "weekday" ? { fine: true } : {}) }])),
  measures: { kwh: { sum: "energy_kwh" }, load_kw: { sum: "load_kw" } },
  range: "day",
  views: Object.fromEntries(cells.filter((each) => each.cube === query).map(({ name, by }) => [name, { by, ...(isLine(by) ? { line: { x: "interval_start", y: "load_kw" } } : {}) }])),
});

const measure = (by: readonly string[]) => (isLine(by) ? "load_kw" : "kwh");
const title = { en: "A cell", ko: "칸" };

export const analysis = defineAnalysis({
  slug: "thirty-cells",
  title,
  question: title,
  inputs: { circuit: choice(title, [{ value: "all", label: title }], { initial: "all" }) },
  queries: Object.fromEntries(cells.map(({ name, by }) => [name, Object.fromEntries([...by.map((of) => [of, TYPES[of]]), [measure(by), "DOUBLE?"]])])) as never,
  cubes: { first: cube("first"), second: cube("second") } as never,
  dataEnd: "span",
  figures: Object.fromEntries(cells.map(({ name, by }) => [name, {
    queries: [name],
    serverWidth: 524,
    title,
    unit: title,
    alt: title,
    draw: (state: any, { width }: any) => standingBars(
      state.rows[name].slice(0, 60).map((row: any, i: number) => ({ key: String(i), name: by.map((of) => row[of]).join(" "), value: row[measure(by)], estimated: 0, label: "" })),
      { width },
    ),
    table: (state: any) => ({ columns: [...by, "kWh"], rows: state.rows[name].map((row: any) => [...by.map((of) => row[of]), row[measure(by)]]) }),
  }])) as never,
  values: () => ({}),
});
`;
}
