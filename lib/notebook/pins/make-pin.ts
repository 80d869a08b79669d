import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "../analysis.ts";
import { fileOf } from "../answer-query.ts";
import { inputsSearch } from "../inputs-url.ts";
import type { Language } from "../language.ts";
import { LANGUAGES } from "../language.ts";
import type { SourceLine } from "../page-content.ts";
import { pageContent } from "../page-content.ts";
import type { LoadedState } from "../page-state.ts";
import type { Prose } from "../prose.ts";
import { readQueryFile } from "../query-file.ts";
import { readProse } from "../read-prose.ts";
import { absoluteView } from "../view-state.ts";
import { frozenDetails } from "./frozen-details.ts";
import type { CodeVersion, Pin, PinnedQuery } from "./pin.ts";
import { pinId } from "./pin-id.ts";
import { readPin, saveContent, savePin } from "./store.ts";

/** What is written of an analysis, beside its code. */
export interface PinTexts {
  readonly sqlOf: (query: string) => Promise<{ readonly sql: string; readonly parameters: readonly string[] }>;
  readonly proseOf: (language: Language) => Promise<Prose>;
}

/** The texts of an analysis in its folder. */
export function folderTexts(analysis: Analysis, folder: string): PinTexts {
  return {
    sqlOf: (query) => readQueryFile(folder, fileOf(analysis, query)),
    proseOf: (language) => readProse(folder, language),
  };
}

interface PinCall {
  readonly home: string;
  readonly analysis: Analysis;
  readonly texts: PinTexts;
  readonly code: CodeVersion;
  readonly snapshot: Snapshot;
  readonly sources: readonly SourceLine[];
  /** What the pin's address opens again, where that is not the state's own inputs. */
  readonly opens?: { readonly inputs: Pin["inputs"]; readonly search: string };
  /** The state to be frozen, in any language. */
  readonly loaded: LoadedState;
  readonly now: () => number;
}

/** Freezes a state of a page: its rows, its words and drawings in every language. The same code, inputs and snapshot are one pin. */
export async function makePin(call: PinCall): Promise<Pin> {
  const { home, analysis, code, snapshot, loaded, now } = call;
  const inputs = call.opens?.inputs ?? loaded.state.inputs;
  const view = absoluteView(analysis, loaded.view).toString();
  const what = { slug: analysis.slug, code, inputs, view, snapshot: snapshot.id, zone: snapshot.zone };
  const id = pinId(what);
  const there = await readPin(home, id);
  if (there) return there;
  const queries = await savedQueries(call);
  const pages = await Promise.all(
    LANGUAGES.map(async (language) => [language, await savedPage(call, language)] as const),
  );
  return savePin(home, {
    version: 1,
    id,
    ...what,
    search: call.opens?.search ?? searchOf(call, view),
    created: new Date(now()).toISOString(),
    content: [
      ...new Set([...queries.map(([, { rows }]) => rows), ...pages.flatMap(([, page]) => Object.values(page))]),
    ],
    queries: Object.fromEntries(queries),
    pages: Object.fromEntries(pages) as Pin["pages"],
  });
}

function searchOf({ analysis, loaded }: PinCall, view: string): string {
  return [inputsSearch(analysis.inputs, loaded.choices, loaded.state.inputs).toString(), view]
    .filter(Boolean)
    .join("&");
}

async function savedQueries({ home, texts, loaded }: PinCall): Promise<(readonly [string, PinnedQuery])[]> {
  const saved = Object.entries(loaded.answers).map(async ([query, { result }]) => {
    const { sql, parameters } = await texts.sqlOf(query);
    const stream = result.arrow();
    const rows = await saveContent(home, stream);
    const { columns, rowCount, stats } = result;
    return [
      query,
      { rows, bytes: stream.byteLength, columns, rowCount, rowsScanned: stats.rowsScanned, sql, parameters },
    ] as const;
  });
  return Promise.all(saved);
}

async function savedPage({ home, analysis, texts, snapshot, sources, loaded }: PinCall, language: Language) {
  const said = { ...loaded, state: { ...loaded.state, language } };
  const prose = await texts.proseOf(language);
  const page = pageContent(analysis, said, { snapshot: snapshot.id, sources, prose });
  const details = frozenDetails(analysis, said, page.drawings);
  return {
    page: await saveContent(home, JSON.stringify(page)),
    details: await saveContent(home, JSON.stringify(details)),
  };
}
