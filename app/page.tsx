import { headers } from "next/headers";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { brokenClaims, liveClaims } from "#lib/notebook/claims.ts";
import type { Language } from "#lib/notebook/language.ts";
import { languageOf, liveText } from "#lib/notebook/language.ts";
import type { SourceLine } from "#lib/notebook/page-content.ts";
import { loadPageState } from "#lib/notebook/page-state.ts";
import { figureOptions } from "#lib/notebook/render-state.ts";
import { shownSources } from "#lib/notebook/shown-sources.ts";
import { svgText } from "#lib/plot/svg-text.ts";
import { analysisFolder, analysisSlugs, loadAnalysis } from "./_server/analyses.ts";
import { shownSnapshot, sourcesOf } from "./_server/snapshot.ts";
import { messages } from "./_ui/messages.ts";
import { claimMessages } from "./_ui/messages-claims.ts";

const COVER_WIDTH = 220;

/** The catalogue: each question, today's answer to it with a small figure, and the data it is answered from. */
export default async function HomePage() {
  const request = await headers();
  const language = languageOf(request.get("x-language"), undefined);
  const say = messages(language);
  const asked = new URL(request.get("x-address") ?? "/", "http://localhost").searchParams;
  const keep = new URLSearchParams([...asked].filter(([name]) => name === "lang" || name === "theme"));
  const analyses = (await Promise.all((await analysisSlugs()).map(loadAnalysis))).filter(
    (found) => found !== undefined,
  );
  const snapshot = await shownSnapshot(null);
  const entries = await Promise.all(
    analyses.map(async (analysis) => ({ analysis, ...(snapshot ? await summary(analysis, snapshot, language) : {}) })),
  );
  return (
    <main id="content" className="notebook">
      <h1>{say.home}</h1>
      <p className="standfirst">{say.tagline}</p>
      {snapshot ? null : <p className="notice">{say.noData}</p>}
      <ul className="catalogue">
        {entries.map(({ analysis, answer, cover, broken, sources = [] }) => (
          <li key={analysis.slug}>
            <div>
              <h2>
                <a href={`/analyses/${analysis.slug}${keep.size ? `?${keep}` : ""}`}>{analysis.title[language]}</a>
              </h2>
              <p>{analysis.question[language]}</p>
              {answer ? <p className="catalogue-answer">{answer}</p> : null}
              {broken ? <p className="catalogue-claims">⚠ {claimMessages(language).catalogue(broken)}</p> : null}
              {sources.map((line) => (
                <p key={`${line.source} ${line.quality}`} className="catalogue-data">
                  {line.quality === "synthetic" ? (
                    <abbr className="tag" title={say.syntheticMeaning}>
                      {say.synthetic}
                    </abbr>
                  ) : null}
                  {say.dataFrom}: {line.source}
                  {line.first === null ? "" : ` · ${line.first} – ${line.last}`}
                </p>
              ))}
            </div>
            {cover ? (
              <div
                className="plot catalogue-cover"
                aria-hidden="true"
                // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server
                dangerouslySetInnerHTML={{ __html: cover }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </main>
  );
}

/** An analysis in one line and one small figure, with its default inputs. */
async function summary(
  analysis: Analysis,
  snapshot: Snapshot,
  language: Language,
): Promise<{ answer?: string; cover?: string; broken?: number; sources?: SourceLine[] }> {
  const { state } = await loadPageState(
    analysis,
    analysisFolder(analysis.slug),
    snapshot,
    new URLSearchParams(),
    language,
  );
  const options = analysis.cover ? figureOptions(analysis, analysis.cover, state, COVER_WIDTH) : undefined;
  return {
    sources: shownSources(await sourcesOf(snapshot, analysis), analysis, state.inputs),
    broken: brokenClaims(liveClaims(analysis, state)).length,
    ...(analysis.answer ? { answer: liveText(analysis.answer, language, state) } : {}),
    ...(options ? { cover: svgText(options) } : {}),
  };
}
