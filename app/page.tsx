import { headers } from "next/headers";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { languageOf } from "#lib/notebook/language.ts";
import { analysisSlugs, loadAnalysis } from "./_server/analyses.ts";
import { shownSnapshot, sourcesOf } from "./_server/snapshot.ts";
import { messages } from "./_ui/messages.ts";

/** The catalogue: the questions, and the data they are answered from. */
export default async function HomePage() {
  const request = await headers();
  const language = languageOf(request.get("x-language"), undefined);
  const say = messages(language);
  const asked = new URL(request.get("x-address") ?? "/", "http://localhost").searchParams;
  const keep = new URLSearchParams([...asked].filter(([name]) => name === "lang" || name === "theme"));
  const analyses = (await Promise.all((await analysisSlugs()).map(loadAnalysis))).filter((a): a is Analysis => !!a);
  const snapshot = await shownSnapshot(null);
  const sources = snapshot ? await sourcesOf(snapshot) : [];
  return (
    <main id="content" className="notebook">
      <h1>{say.home}</h1>
      <p className="standfirst">{say.tagline}</p>
      {snapshot ? null : <p className="notice">{say.noData}</p>}
      <ul className="catalogue">
        {analyses.map((analysis) => (
          <li key={analysis.slug}>
            <h2>
              <a href={`/analyses/${analysis.slug}${keep.size ? `?${keep}` : ""}`}>{analysis.title[language]}</a>
            </h2>
            <p>{analysis.question[language]}</p>
            {sources.map((line) => (
              <p key={`${line.source} ${line.quality}`} className="answer">
                {line.quality === "synthetic" ? (
                  <abbr className="tag" title={say.syntheticMeaning}>
                    {say.synthetic}
                  </abbr>
                ) : null}
                {say.dataFrom}: {line.source} · {line.first_month} – {line.last_month}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </main>
  );
}
