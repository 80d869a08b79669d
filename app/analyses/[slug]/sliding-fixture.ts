import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { copiedProject } from "./copied-project-fixture.ts";

/** What the model of the page costs. [ms] */
export const MODEL_MS = 30;

/** The arrays that the page begins with. */
export const BUILT = "library_120_15_180_roof_standard_40_20*science_42.5_10_90_rack_premium_90_60";

/**
 * A copy of the project with one more analysis, `sliding`: a year of hours that a model of {@link MODEL_MS} turns into figures,
 * values and a claim, with a slider that no query binds, one that a query binds, and arrays on a plan.
 */
export async function slidingProject(project: string): Promise<string> {
  const root = await copiedProject(project);
  const folder = path.join(root, "analyses/sliding");
  await mkdir(folder);
  const files = {
    "hours.sql":
      "-- One row an hour of the year.\nSELECT range::INTEGER AS hour, $scale * 50e0 * greatest(0, sin((range % 24 - 6) / 12 * pi())) AS kw FROM range(8760) ORDER BY hour",
    "roofs.sql": `-- One row a list of arrays.\nSELECT * FROM (VALUES ('${BUILT.replace("120", "120.0")}', 'as built', '현재 그대로'), ('', 'none', '없음')) AS t(value, en, ko)`,
    "plan.sql":
      "-- One row a building.\nSELECT * FROM (VALUES ('library', 'Library', '도서관', 20e0, 10e0, 70e0, 40e0), ('science', 'Science Hall', '자연과학관', 80e0, 50e0, 130e0, 70e0)) AS t(building, name_en, name_ko, west_m, south_m, east_m, north_m)",
    "analysis.ts": ANALYSIS,
    ...Object.fromEntries(["en", "ko"].map((language) => [`notebook.${language}.mdx`, PROSE])),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), `${text}\n`);
  return root;
}

const PROSE = `<Standfirst>
<Value name="used" /> with <Value name="battery" />, <Claim name="enough">enough</Claim>.
</Standfirst>

<Inputs />

<Arrays name="roofs" />

<Figure name="year" />

<Figure name="duration" />
`;

const ANALYSIS = `import { defineAnalysis, type PageState } from "#lib/notebook/analysis.ts";
import { arrays, PLAN_COLUMNS } from "#lib/notebook/arrays-input.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { slider } from "#lib/notebook/slider.ts";
import { durationCurve } from "#lib/plot/duration-curve.ts";
import { yearClasses, yearHeatMap } from "#lib/plot/year-heat-map.ts";
import { parseArrays } from "#lib/pv/array-text.ts";

const title = { en: "Sliding", ko: "움직임" };
const inputs = {
  battery: slider({ en: "Battery", ko: "배터리" }, { initial: 2, min: 0, max: 10, step: 0.5, unit: "MWh" }),
  scale: slider({ en: "Scale", ko: "배율" }, { initial: 1, min: 0.5, max: 2, step: 0.1 }),
  roofs: arrays({ en: "Roofs", ko: "지붕" }, "roofs", { plan: "plan" }),
};
const queries = { hours: { hour: "INTEGER", kw: "DOUBLE" }, plan: PLAN_COLUMNS } as const;
type State = PageState<typeof inputs, typeof queries>;

const model = oncePerState((state: State) => {
  const started = performance.now();
  const kwp = parseArrays(state.inputs.roofs).reduce((sum, array) => sum + array.kwp, 0);
  const hours = Float64Array.from(state.rows.hours, ({ kw }) => (kw * kwp) / 100 - 10 * state.inputs.battery);
  while (performance.now() - started < ${MODEL_MS});
  (globalThis as { modelRuns?: number }).modelRuns = ((globalThis as { modelRuns?: number }).modelRuns ?? 0) + 1;
  return { hours, sum: hours.reduce((total, kw) => total + kw, 0) };
});

const figure = {
  queries: ["hours"],
  inputs: ["battery", "roofs"],
  serverWidth: 1176,
  title,
  unit: title,
  alt: title,
};

export const analysis = defineAnalysis({
  slug: "sliding",
  title,
  question: title,
  inputs,
  queries,
  figures: {
    year: {
      ...figure,
      draw: (state, { width }) => {
        const { hours } = model(state);
        return yearHeatMap(hours, { width, language: state.language, classes: yearClasses(hours, "diverging") });
      },
      table: (state) => ({ columns: ["hour", "kW"], rows: [...model(state).hours].map((kw, hour) => [String(hour), kw]) }),
    },
    duration: {
      ...figure,
      draw: (state, { width }) =>
        durationCurve([{ key: "net", name: "net, kW", values: model(state).hours }], { width, label: "h", tick: String, hourTick: String }),
      table: (state) => ({ columns: ["what", "kWh"], rows: [["sum", model(state).sum]] }),
    },
  },
  values: (state) => ({
    used: { text: String(Math.round(model(state).sum)), query: "hours" },
    battery: { text: String(state.inputs.battery), query: "hours" },
  }),
  claims: {
    enough: {
      query: "hours",
      states: title,
      text: (state) => String(Math.round(model(state).sum)),
      holds: (state) => model(state).sum > 0,
    },
  },
});
`;
