import type { Snapshot } from "#lib/lake/snapshot.ts";
import { resolveChoices } from "#lib/notebook/choices.ts";
import type { InputValue } from "#lib/notebook/input.ts";
import { parseInputs } from "#lib/notebook/inputs-url.ts";
import type { Language } from "#lib/notebook/language.ts";
import { runQuery } from "#lib/notebook/run-query.ts";
import { inputs } from "./inputs.ts";
import { queries } from "./queries.ts";
import type { State } from "./values.ts";

const folder = import.meta.dirname;

/** Inputs by name; what is left out has its default. */
export type Chosen = Readonly<Record<string, InputValue>>;

const DEFAULTS = {
  month: "2024-05",
  contract: "total",
  model: "comb",
  measure: "mae",
  level: "municipality",
  region: "",
  rows: 10,
} as const satisfies Record<keyof typeof inputs, InputValue>;

/** The answer of one query of this folder. */
export async function answerOf(snapshot: Snapshot, query: string, chosen: Chosen = {}) {
  const columns = queries[query as keyof typeof queries] ?? {};
  return (await runQuery({ snapshot, folder, query, columns, inputs: { ...DEFAULTS, ...chosen } })).result;
}

/** The state of the page as its URL asks for it, from the rows of a snapshot. */
export async function stateOf(snapshot: Snapshot, search: string, language: Language): Promise<State> {
  const choices = await resolveChoices(inputs, async (query) => (await answerOf(snapshot, query)).rows());
  const { values, dropped } = parseInputs(inputs, choices, new URLSearchParams(search));
  if (dropped.length) throw new RangeError(`Cannot make the state as the URL holds ${JSON.stringify(dropped)}`);
  const rows = Object.keys(queries).map(
    async (query) => [query, (await answerOf(snapshot, query, values)).rows()] as const,
  );
  return {
    inputs: values,
    rows: Object.fromEntries(await Promise.all(rows)) as unknown as State["rows"],
    language,
    zone: snapshot.zone,
  };
}

/** The same state before anything was imported: no rows at all. */
export function emptied(state: State): State {
  const rows = Object.fromEntries(Object.keys(queries).map((query) => [query, []]));
  return { ...state, inputs: { ...state.inputs, month: "" }, rows: rows as unknown as State["rows"] };
}
