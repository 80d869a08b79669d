import { cache } from "react";
import type { Analysis } from "#lib/notebook/analysis.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { PageContent, PartLine } from "#lib/notebook/page-content.ts";
import { pageContent } from "#lib/notebook/page-content.ts";
import type { LoadedState } from "#lib/notebook/page-state.ts";
import { loadPageState } from "#lib/notebook/page-state.ts";
import { readProse } from "#lib/notebook/read-prose.ts";
import { shownSources } from "#lib/notebook/shown-sources.ts";
import { analysisFolder, loadAnalysis } from "./analyses.ts";
import { pageSnapshot, sourcesOf } from "./snapshot.ts";

interface LivePage {
  readonly analysis: Analysis;
  readonly loaded: LoadedState;
  readonly content: PageContent;
  /** Where its rows come from with any inputs. */
  readonly partSources: readonly PartLine[];
  /** The name of a snapshot that there is none of. */
  readonly dropped?: string;
}

/**
 * The page of an analysis as the search part of an address states it; undefined where there is no such analysis, or no data.
 * Within one request it is made once.
 */
export const livePage = cache(
  async (slug: string, searchText: string, language: Language): Promise<LivePage | undefined> => {
    const search = new URLSearchParams(searchText);
    const analysis = await loadAnalysis(slug);
    if (!analysis) return undefined;
    const { snapshot, dropped } = await pageSnapshot(search.get("snapshot"));
    if (!snapshot) return undefined;
    const folder = analysisFolder(slug);
    const loaded = await loadPageState(analysis, folder, snapshot, search, language);
    const [partSources, prose] = await Promise.all([sourcesOf(snapshot, analysis), readProse(folder, language)]);
    const sources = shownSources(partSources, analysis, loaded.state.inputs);
    const content = pageContent(analysis, loaded, { snapshot: snapshot.id, sources, prose });
    return { analysis, loaded, content, partSources, ...(dropped === undefined ? {} : { dropped }) };
  },
);
