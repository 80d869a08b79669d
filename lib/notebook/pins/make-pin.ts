import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "../analysis.ts";
import { fileOf } from "../answer-query.ts";
import { inputsSearch } from "../inputs-url.ts";
import type { Language } from "../language.ts";
import { LANGUAGES } from "../language.ts";
import type { SourceLine } from "../page-content.ts";
import { pageContent } from "../page-content.ts";
import type { LoadedState } from "../page-state.ts";
import { readQueryFile } from "../query-file.ts";
import { readProse } from "../read-prose.ts";
import { absoluteView } from "../view-state.ts";
import { frozenDetails } from "./frozen-details.ts";
import type { CodeVersion, Pin, PinnedQuery } from "./pin.ts";
import { pinId } from "./pin-id.ts";
import { readPin, saveContent, savePin } from "./store.ts";

interface PinCall {
  readonly home: string;
  readonly analysis: Analysis;
  /** Folder of the analysis. */
  readonly folder: string;
  readonly code: CodeVersion;
  readonly snapshot: Snapshot;
  readonly sources: readonly SourceLine[];
  /** The state to be frozen, in any language. */
  readonly loaded: LoadedState;
  readonly now: () => number;
}

/** Freezes a state of a page: its rows, its words and drawings in every language. The same code, inputs and snapshot are one pin. */
export async function makePin(call: PinCall): Promise<Pin> {
  const { home, analysis, code, snapshot, loaded, now } = call;
  const { inputs } = loaded.state;
  const view = absoluteView(analysis, loaded.view).toString();
  const what = { slug: analysis.slug, code, inputs, view, snapshot: snapshot.id };
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
    search: [inputsSearch(analysis.inputs, loaded.choices, inputs).toString(), view].filter(Boolean).join("&"),
    created: new Date(now()).toISOString(),
    content: [
      ...new Set([...queries.map(([, { rows }]) => rows), ...pages.flatMap(([, page]) => Object.values(page))]),
    ],
    queries: Object.fromEntries(queries),
    pages: Object.fromEntries(pages) as Pin["pages"],
  });
}

async function savedQueries({ home, analysis, folder, loaded }: PinCall): Promise<(readonly [string, PinnedQuery])[]> {
  const saved = Object.entries(loaded.answers).map(async ([query, { result }]) => {
    const { sql, parameters } = await readQueryFile(folder, fileOf(analysis, query));
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

async function savedPage({ home, analysis, folder, snapshot, sources, loaded }: PinCall, language: Language) {
  const said = { ...loaded, state: { ...loaded.state, language } };
  const prose = await readProse(folder, language);
  const page = pageContent(analysis, said, { snapshot: snapshot.id, sources, prose });
  const details = frozenDetails(analysis, said, page.drawings);
  return {
    page: await saveContent(home, JSON.stringify(page)),
    details: await saveContent(home, JSON.stringify(details)),
  };
}
