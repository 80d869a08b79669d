import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Language } from "#lib/notebook/language.ts";
import { languageOf } from "#lib/notebook/language.ts";
import { paperDrawings } from "#lib/notebook/pins/paper-drawings.ts";
import { PIN_ID } from "#lib/notebook/pins/pin-id.ts";
import { figureTables } from "#lib/notebook/render-state.ts";
import { loadAnalysis } from "../../_server/analyses.ts";
import { livePage } from "../../_server/live-page.ts";
import { pageView } from "../../_server/page-view.ts";
import type { SearchParams } from "../../_server/search.ts";
import { searchOf } from "../../_server/search.ts";
import { shareMetadata } from "../../_server/share.ts";
import { siteOrigin } from "../../_server/site-origin.ts";
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
  const live = await livePage(analysis.slug, search.toString(), said);
  for (const name of ["view", "theme", "pin"]) search.delete(name);
  search.set("lang", said);
  const address = `/analyses/${analysis.slug}`;
  return shareMetadata(
    live?.content ?? { title: analysis.title[said], question: analysis.question[said], language: said },
    { origin: siteOrigin(await headers()), address: `${address}?${search}`, image: `${address}/og.png?${search}` },
  );
}

export default async function AnalysisPage({ params, searchParams }: PageProps) {
  const analysis = await loadAnalysis((await params).slug);
  if (!analysis) notFound();
  const search = searchOf(await searchParams);
  const said = await language();
  const live = await livePage(analysis.slug, search.toString(), said);
  if (!live) return <NoData language={said} title={analysis.title[said]} />;
  const { content, loaded, dropped, partSources } = live;
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
      partSources={partSources}
      dropped={[...loaded.parsed.dropped, ...(dropped === undefined ? [] : [{ name: "snapshot", value: dropped }])]}
      {...(leftPin && PIN_ID.test(leftPin) ? { leftPin } : {})}
    />
  );
}
