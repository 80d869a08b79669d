import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis, PageState } from "#lib/notebook/analysis.ts";
import { resolveChoices } from "#lib/notebook/choices.ts";
import type { Choices, ParsedInputs } from "#lib/notebook/inputs-url.ts";
import { parseInputs } from "#lib/notebook/inputs-url.ts";
import type { Language } from "#lib/notebook/language.ts";
import { readQueryFile } from "#lib/notebook/query-file.ts";
import type { Receipt } from "#lib/notebook/run-query.ts";
import { runQuery } from "#lib/notebook/run-query.ts";
import { analysisFolder } from "./analyses.ts";

/** Everything a page is made from, at one snapshot. */
export interface LoadedState {
  readonly choices: Choices;
  readonly parsed: ParsedInputs<Analysis["inputs"]>;
  readonly state: PageState;
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
  const parsed = parseInputs(analysis.inputs, choices, search);
  const answers = await Promise.all(
    Object.entries(analysis.queries).map(async ([query, columns]) => {
      const { parameters } = await readQueryFile(folder, query);
      const { result, receipt } = await runQuery({ snapshot, folder, query, columns, inputs: parsed.values });
      return { query, parameters, receipt, rows: result.rows() };
    }),
  );
  const by = <T>(of: (answer: (typeof answers)[number]) => T) =>
    Object.fromEntries(answers.map((answer) => [answer.query, of(answer)]));
  return {
    choices,
    parsed,
    state: { inputs: parsed.values, rows: by(({ rows }) => rows) as PageState["rows"], language },
    receipts: by(({ receipt }) => receipt),
    parameters: by(({ parameters }) => parameters),
  };
}
