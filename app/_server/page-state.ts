import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis, PageState } from "#lib/notebook/analysis.ts";
import { answerQuery, fileOf } from "#lib/notebook/answer-query.ts";
import { resolveChoices } from "#lib/notebook/choices.ts";
import { dataEnd } from "#lib/notebook/data-end.ts";
import type { Choices, ParsedInputs } from "#lib/notebook/inputs-url.ts";
import { parseInputs } from "#lib/notebook/inputs-url.ts";
import type { Language } from "#lib/notebook/language.ts";
import { readQueryFile } from "#lib/notebook/query-file.ts";
import type { Receipt } from "#lib/notebook/run-query.ts";
import { runQuery } from "#lib/notebook/run-query.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";
import { parseViewState } from "#lib/notebook/view-state.ts";
import { analysisFolder } from "./analyses.ts";

/** Everything a page is made from, at one snapshot. */
export interface LoadedState {
  readonly choices: Choices;
  readonly parsed: ParsedInputs<Analysis["inputs"]>;
  readonly state: PageState;
  readonly view: ViewState;
  readonly dataEnd: string | undefined;
  readonly receipts: Readonly<Record<string, Receipt>>;
  /** The inputs each query binds. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

export async function loadChoices(analysis: Analysis, snapshot: Snapshot, signal?: AbortSignal): Promise<Choices> {
  const folder = analysisFolder(analysis.slug);
  return resolveChoices(analysis.inputs, async (query) => {
    const columns = { value: "VARCHAR", en: "VARCHAR", ko: "VARCHAR" } as const;
    const call = { snapshot, folder, query, columns, inputs: {}, ...(signal ? { signal } : {}) };
    return (await runQuery(call)).result.rows();
  });
}

export async function loadPageState(
  analysis: Analysis,
  snapshot: Snapshot,
  search: URLSearchParams,
  language: Language,
): Promise<LoadedState> {
  const folder = analysisFolder(analysis.slug);
  const choices = await loadChoices(analysis, snapshot);
  const end = await dataEnd(analysis, folder, snapshot);
  const { view, dropped } = parseViewState(analysis, search, end);
  const inputs = parseInputs(analysis.inputs, choices, search);
  const parsed = { ...inputs, dropped: [...inputs.dropped, ...dropped] };
  const answers = await Promise.all(
    Object.keys(analysis.queries).map(async (query) => {
      const { parameters } = await readQueryFile(folder, fileOf(analysis, query));
      const call = { analysis, folder, snapshot, query, inputs: parsed.values, view };
      const { result, receipt } = await answerQuery(call);
      return { query, parameters, receipt, rows: result.rows() };
    }),
  );
  const by = <T>(of: (answer: (typeof answers)[number]) => T) =>
    Object.fromEntries(answers.map((answer) => [answer.query, of(answer)]));
  return {
    choices,
    parsed,
    state: {
      inputs: parsed.values,
      rows: by(({ rows }) => rows) as PageState["rows"],
      language,
      filters: view.filters,
      ...(view.range ? { range: view.range } : {}),
    },
    view,
    dataEnd: end,
    receipts: by(({ receipt }) => receipt),
    parameters: by(({ parameters }) => parameters),
  };
}
