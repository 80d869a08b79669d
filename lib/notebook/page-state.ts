import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis, PageState } from "./analysis.ts";
import { answerQuery, fileOf } from "./answer-query.ts";
import { resolveChoices } from "./choices.ts";
import { dataEnd } from "./data-end.ts";
import type { Choices, ParsedInputs } from "./inputs-url.ts";
import { parseInputs } from "./inputs-url.ts";
import type { Language } from "./language.ts";
import { LINE_WIDTH } from "./line-width.ts";
import { readQueryFile } from "./query-file.ts";
import type { QueryAnswer } from "./run-query.ts";
import { runQuery } from "./run-query.ts";
import type { ViewState } from "./view-state.ts";
import { parseViewState } from "./view-state.ts";

/** Everything a page is made from, at one snapshot. */
export interface LoadedState {
  readonly choices: Choices;
  readonly parsed: ParsedInputs<Analysis["inputs"]>;
  readonly state: PageState;
  /** Filters and time range as chosen. */
  readonly view: ViewState;
  /** First instant after the data, for ranges such as P7D. */
  readonly dataEnd: string | undefined;
  readonly answers: Readonly<Record<string, QueryAnswer>>;
  /** The inputs each query binds. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

/** The choices of an analysis' inputs at a snapshot; `folder` is that of the analysis. */
export async function loadChoices(
  analysis: Analysis,
  folder: string,
  snapshot: Snapshot,
  signal?: AbortSignal,
): Promise<Choices> {
  return resolveChoices(analysis.inputs, async (query) => {
    const columns = { value: "VARCHAR", en: "VARCHAR", ko: "VARCHAR" } as const;
    const call = { snapshot, folder, query, columns, inputs: {}, ...(signal ? { signal } : {}) };
    return (await runQuery(call)).result.rows();
  });
}

/** Runs every query of an analysis for the inputs, filters and range that a URL states. */
export async function loadPageState(
  analysis: Analysis,
  folder: string,
  snapshot: Snapshot,
  search: URLSearchParams,
  language: Language,
): Promise<LoadedState> {
  const choices = await loadChoices(analysis, folder, snapshot);
  const end = await dataEnd(analysis, folder, snapshot);
  const { view, dropped } = parseViewState(analysis, search, end, snapshot.zone);
  const inputs = parseInputs(analysis.inputs, choices, search);
  const parsed = { ...inputs, dropped: [...inputs.dropped, ...dropped] };
  const loaded = await Promise.all(
    Object.keys(analysis.queries).map(async (query) => {
      const bound = (await readQueryFile(folder, fileOf(analysis, query))).parameters;
      const parameters = bound.filter((name) => name in analysis.inputs);
      const answer = await answerQuery({ analysis, folder, snapshot, query, inputs: parsed.values, view });
      return { query, parameters, answer, rows: answer.result.rows() };
    }),
  );
  const by = <T>(of: (each: (typeof loaded)[number]) => T) =>
    Object.fromEntries(loaded.map((each) => [each.query, of(each)]));
  return {
    choices,
    parsed,
    state: {
      inputs: parsed.values,
      rows: by(({ rows }) => rows) as PageState["rows"],
      language,
      zone: snapshot.zone,
      filters: view.filters,
      columns: LINE_WIDTH,
      ...(view.range ? { range: view.range } : {}),
    },
    view,
    dataEnd: end,
    answers: by(({ answer }) => answer),
    parameters: by(({ parameters }) => parameters),
  };
}
