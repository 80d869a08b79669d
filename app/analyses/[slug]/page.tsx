import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Language } from "#lib/notebook/language.ts";
import { languageOf } from "#lib/notebook/language.ts";
import { pageContent } from "#lib/notebook/page-content.ts";
import { loadPageState } from "#lib/notebook/page-state.ts";
import { paperDrawings } from "#lib/notebook/pins/paper-drawings.ts";
import { PIN_ID } from "#lib/notebook/pins/pin-id.ts";
import { readProse } from "#lib/notebook/read-prose.ts";
import { figureTables } from "#lib/notebook/render-state.ts";
import { analysisFolder, loadAnalysis } from "../../_server/analyses.ts";
import { pageView } from "../../_server/page-view.ts";
import type { SearchParams } from "../../_server/search.ts";
import { searchOf } from "../../_server/search.ts";
import { shareMetadata } from "../../_server/share.ts";
import { siteOrigin } from "../../_server/site-origin.ts";
import { pageSnapshot, sourcesOf } from "../../_server/snapshot.ts";
import { standalonePage } from "../../_server/standalone.ts";
import { BriefView } from "../../_ui/brief-view.tsx";
import { NoData } from "../../_ui/no-data.tsx";
import { Notebook } from "../../_ui/notebook.tsx";
import { PrintView } from "../../_ui/print-view.tsx";

interface PageProps {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<SearchParams>;
}

async function language(): Promise<Language> {
  return languageOf((await headers()).get("x-language"), undefined);
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const analysis = await loadAnalysis((await params).slug);
  if (!analysis) return {};
  const said = await language();
  const search = searchOf(await searchParams);
  for (const name of ["view", "theme", "pin"]) search.delete(name);
  search.set("lang", said);
  const address = `/analyses/${analysis.slug}`;
  return shareMetadata(
    { title: analysis.title[said], question: analysis.question[said], language: said },
    { origin: siteOrigin(await headers()), address: `${address}?${search}`, image: `${address}/og.png?${search}` },
  );
}

export default async function AnalysisPage({ params, searchParams }: PageProps) {
  const analysis = await loadAnalysis((await params).slug);
  if (!analysis) notFound();
  const search = searchOf(await searchParams);
  const said = await language();
  const { snapshot, dropped } = await pageSnapshot(search.get("snapshot"));
  if (!snapshot) return <NoData language={said} title={analysis.title[said]} />;
  const folder = analysisFolder(analysis.slug);
  const loaded = await loadPageState(analysis, folder, snapshot, search, said);
  const [sources, prose] = await Promise.all([sourcesOf(snapshot), readProse(folder, said)]);
  const content = pageContent(analysis, loaded, { snapshot: snapshot.id, sources, prose });
  const view = pageView(search);
  if (view === "brief" || view === "print") {
    const View = view === "brief" ? BriefView : PrintView;
    const paper = paperDrawings(analysis, loaded);
    return <View {...(await standalonePage(content, { paper, tables: figureTables(analysis, loaded.state) }))} />;
  }
  const leftPin = search.get("pin");
  return (
    <Notebook
      {...content}
      dropped={[...loaded.parsed.dropped, ...(dropped === undefined ? [] : [{ name: "snapshot", value: dropped }])]}
      {...(leftPin && PIN_ID.test(leftPin) ? { leftPin } : {})}
    />
  );
}
