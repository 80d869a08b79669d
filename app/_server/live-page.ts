import type { Language } from "#lib/notebook/language.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";
import { pageContent } from "#lib/notebook/page-content.ts";
import { loadPageState } from "#lib/notebook/page-state.ts";
import { readProse } from "#lib/notebook/read-prose.ts";
import { analysisFolder, loadAnalysis } from "./analyses.ts";
import { pageSnapshot, sourcesOf } from "./snapshot.ts";

/** The content of an analysis' page as an address states it; undefined where there is no such analysis, or no data. */
export async function livePage(
  slug: string,
  search: URLSearchParams,
  language: Language,
): Promise<PageContent | undefined> {
  const analysis = await loadAnalysis(slug);
  const { snapshot } = await pageSnapshot(search.get("snapshot"));
  if (!analysis || !snapshot) return undefined;
  const folder = analysisFolder(slug);
  const loaded = await loadPageState(analysis, folder, snapshot, search, language);
  const [sources, prose] = await Promise.all([sourcesOf(snapshot), readProse(folder, language)]);
  return pageContent(analysis, loaded, { snapshot: snapshot.id, sources, prose });
}
