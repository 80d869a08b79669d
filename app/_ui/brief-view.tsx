"use client";
import { useMemo } from "react";
import { briefOf } from "#lib/notebook/brief.ts";
import { caption } from "#lib/notebook/caption.ts";
import { presentMessages } from "./messages-present.ts";
import { Prose } from "./prose.tsx";
import { Provenance } from "./provenance.tsx";
import type { StandaloneProps } from "./standalone-props.ts";
import { STILL_CELLS, StillPage } from "./still-cells.tsx";
import { StillFigure } from "./still-figure.tsx";

/** A page for those who decide: the answer, one figure a section with a plain caption, and where it comes from. */
export function BriefView(props: StandaloneProps) {
  const { page } = props;
  const { standfirst, parts } = useMemo(() => briefOf(page.prose, page.cover), [page.prose, page.cover]);
  const say = presentMessages(page.language);
  return (
    <StillPage value={page}>
      <main id="content" className="notebook brief">
        <h1>{page.title}</h1>
        <div className="standfirst">
          {standfirst.length > 0 ? (
            <Prose prose={standfirst} cells={STILL_CELLS} />
          ) : (
            <p>{page.answer ?? page.question}</p>
          )}
        </div>
        {parts.map(({ heading, figure }) => (
          <section key={figure} className="brief-part">
            {heading.length > 0 ? (
              <h2>
                <Prose prose={heading} cells={STILL_CELLS} />
              </h2>
            ) : null}
            <figure data-figure={figure}>
              <StillFigure name={figure} page={page} />
              <figcaption>{caption(page.figures[figure] ?? { title: "", unit: "" })}</figcaption>
            </figure>
          </section>
        ))}
        <Provenance {...props} fullPage={say.fullPage} />
      </main>
    </StillPage>
  );
}
