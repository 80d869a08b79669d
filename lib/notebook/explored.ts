import type { ChartColumn, ChartSpec } from "#lib/plot/chart-spec.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { chartLegend, quickChart } from "#lib/plot/quick-chart.ts";
import type { Analysis, LiveValue, PageState } from "./analysis.ts";
import type { Language, Text } from "./language.ts";
import type { LoadedState } from "./page-state.ts";
import type { Prose } from "./prose.ts";
import type { QueryAnswer } from "./run-query.ts";

/** The slug under which queries of readers are pinned. */
export const EXPLORED = "explore";

/** More rows than this stand in no table: the files have them all. */
const TABLE_ROWS = 5000;

/** More tell two numbers apart which only the order of a sum's parts has made differ. */
const MOST_DIGITS = 12;

/** A reader's query and its rows, to be shown and kept as any page is. */
export interface Explored {
  readonly sql: string;
  readonly chart: ChartSpec | undefined;
  readonly answer: QueryAnswer;
}

type Row = Readonly<Record<string, unknown>>;

type Columns = QueryAnswer["result"]["columns"];

/** A page with one figure: the chart that was chosen, or the rows alone. The columns are those of the rows to be shown. */
export function exploredAnalysis({ sql, chart }: Omit<Explored, "answer">, columns: Columns): Analysis {
  const empty = noChart(chart, columns);
  const kinds: readonly ChartColumn[] = columns.map(({ name, type }) => ({
    name,
    kind: kindOf(type),
    isInstant: /^(TIMESTAMPTZ|TIMESTAMP WITH TIME ZONE)$/.test(type),
  }));
  const rowsOf = (state: PageState) => (state.rows.result ?? []) as readonly Row[];
  const heading = sql.replace(/\s+/g, " ").trim();
  const short = heading.length > 90 ? `${heading.slice(0, 89)}…` : heading;
  return {
    slug: EXPLORED,
    title: { en: "A query", ko: "질의" },
    question: { en: short, ko: short },
    answer: {
      en: (state) => `${counted(rowsOf(state), "en")} ${rowsOf(state).length === 1 ? "row" : "rows"}.`,
      ko: (state) => `${counted(rowsOf(state), "ko")}행.`,
    },
    inputs: {},
    queries: {},
    figures: {
      result: {
        queries: ["result"],
        serverWidth: 1176,
        title: { en: chart?.y ?? "Rows", ko: chart?.y ?? "행" },
        unit: {
          en: chart ? `${chart.y ?? "count"} by ${chart.x}` : short,
          ko: chart ? `${chart.x}별 ${chart.y ?? "개수"}` : short,
        },
        alt: { en: `What the query gave: ${short}`, ko: `질의 결과: ${short}` },
        empty: () => empty,
        ...(chart?.colour
          ? {
              legend: (state: PageState) => ({
                kinds: chartLegend(rowsOf(state), chart.colour as string).map(({ value, fill }) => ({
                  colour: fill,
                  name: value ?? "…",
                })),
              }),
            }
          : {}),
        draw: (state, { width }) => quickChart(rowsOf(state), kinds, chart as ChartSpec, { ...state, width }),
        table: (state) => ({
          columns: columns.map(({ name }) => name),
          rows: rowsOf(state)
            .slice(0, TABLE_ROWS)
            .map((row) => columns.map(({ name }) => cell(row[name]))),
        }),
      },
    },
    values: (state) => onlyRow(rowsOf(state), columns, state.language),
  };
}

/** What is said where there is no chart to be drawn. */
function noChart(chart: ChartSpec | undefined, columns: Columns): Text | undefined {
  if (!chart) {
    return {
      en: "No chart was chosen: open the table by t.",
      ko: "그림을 고르지 않았습니다. t를 눌러 표를 여세요.",
    };
  }
  const lost = [chart.x, chart.y, chart.colour].find(
    (name) => name !== undefined && !columns.some((column) => column.name === name),
  );
  if (lost === undefined) return undefined;
  return {
    en: `The chart asks for the column ${lost}, which the query does not give: open the table by t.`,
    ko: `그림에 쓸 열 ${lost}이(가) 질의 결과에 없습니다. t를 눌러 표를 여세요.`,
  };
}

/** The numbers and words of a query that gives one row: they are its headline. */
function onlyRow([row, second]: readonly Row[], columns: Columns, language: Language): Record<string, LiveValue> {
  if (!row || second) return {};
  return Object.fromEntries(
    columns.map(({ name }) => {
      const value = cell(row[name]);
      const text = typeof value === "string" ? value : formatNumber(value, language, MOST_DIGITS);
      return [name, { text, query: "result" }];
    }),
  );
}

function counted(rows: readonly Row[], language: Language): string {
  return formatNumber(rows.length, language, MOST_DIGITS);
}

/** The state of such a page. */
export function exploredState({ answer }: Explored, zone: string, language: Language): LoadedState {
  return {
    choices: {},
    parsed: { values: {}, dropped: [] },
    state: { inputs: {}, rows: { result: answer.result.rows() } as PageState["rows"], language, zone },
    view: { filters: {} },
    dataEnd: undefined,
    answers: { result: answer },
    parameters: { result: [] },
  };
}

/** Its prose: the query itself, where the rows come from, and the figure. */
export function exploredProse(sql: string): Prose {
  return [
    { type: "code", value: sql.trim() },
    { type: "cell", cell: "Sources", children: [] },
    { type: "cell", cell: "Inputs", children: [] },
    { type: "cell", cell: "Figure", name: "result", children: [] },
  ];
}

function kindOf(type: string): ChartColumn["kind"] {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/.test(type)) return "number";
  if (/^(DATE|TIMESTAMP)/.test(type)) return "time";
  if (type === "BOOLEAN") return "boolean";
  return /^(VARCHAR|ENUM|UUID)/.test(type) ? "text" : "other";
}

function cell(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" || typeof value === "string" ? value : JSON.stringify(value);
}
