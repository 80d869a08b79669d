import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Language } from "#lib/notebook/language.ts";
import { languageOf } from "#lib/notebook/language.ts";
import { figureOptions, frameFigures } from "#lib/notebook/render-state.ts";
import { svgText } from "#lib/plot/svg-text.ts";
import { loadAnalysis } from "../../_server/analyses.ts";
import { loadPageState } from "../../_server/page-state.ts";
import { pageSnapshot, sourcesOf } from "../../_server/snapshot.ts";
import { NoData } from "../../_ui/no-data.tsx";
import { Notebook } from "../../_ui/notebook.tsx";

interface PageProps {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function language(): Promise<Language> {
  return languageOf((await headers()).get("x-language"), undefined);
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const analysis = await loadAnalysis((await params).slug);
  if (!analysis) return {};
  const said = await language();
  return { title: analysis.title[said], description: analysis.question[said] };
}

export default async function AnalysisPage({ params, searchParams }: PageProps) {
  const analysis = await loadAnalysis((await params).slug);
  if (!analysis) notFound();
  const search = searchOf(await searchParams);
  const said = await language();
  const { snapshot, dropped } = await pageSnapshot(search.get("snapshot"));
  if (!snapshot) return <NoData language={said} title={analysis.title[said]} />;
  const loaded = await loadPageState(analysis, snapshot, search, said);
  const { state } = loaded;
  const drawings = Object.entries(analysis.figures).map(([name, { serverWidth }]) => {
    const options = figureOptions(analysis, name, state, serverWidth);
    return [name, options ? svgText(options) : undefined] as const;
  });
  return (
    <Notebook
      slug={analysis.slug}
      title={analysis.title[said]}
      language={said}
      snapshot={snapshot.id}
      sources={await sourcesOf(snapshot)}
      choices={loaded.choices}
      inputs={state.inputs}
      view={loaded.view}
      dataEnd={loaded.dataEnd}
      dropped={[...loaded.parsed.dropped, ...(dropped === undefined ? [] : [{ name: "snapshot", value: dropped }])]}
      parameters={loaded.parameters}
      receipts={loaded.receipts}
      values={analysis.values(state)}
      figures={frameFigures(analysis, state)}
      drawings={Object.fromEntries(drawings.filter((pair) => pair[1] !== undefined)) as Record<string, string>}
      controls={Object.entries(analysis.inputs).map(([name, { label, control }]) => ({
        name,
        control,
        label: label[said],
      }))}
    />
  );
}

function searchOf(given: Awaited<PageProps["searchParams"]>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const text of [value ?? []].flat()) search.append(name, text);
  }
  return search;
}
