"use client";
import { useMemo } from "react";
import type { Slide } from "#lib/notebook/deck.ts";
import { textLength } from "#lib/notebook/deck.ts";
import { presentMessages } from "../messages-present.ts";
import { Prose } from "../prose.tsx";
import { STILL_CELLS } from "../still-cells.tsx";
import { StillFigure } from "../still-figure.tsx";
import type { DeckProps } from "./deck-props.ts";

const DENSE = 420;

/** One slide: what it says, its figure as wide as it is, and where it comes from. */
export function SlideView({ deck, at }: { readonly deck: DeckProps; readonly at: number }) {
  const slide = deck.slides[at];
  if (!slide) return null;
  const say = presentMessages(deck.language);
  return (
    <div className={`slide is-${slide.kind}`}>
      <SlideContent deck={deck} slide={slide} />
      <p className="slide-foot">
        <span className="slide-source">
          {deck.sources.some(({ quality }) => quality === "synthetic") ? (
            <span className="tag">{deck.language === "ko" ? "합성" : "synthetic"}</span>
          ) : null}
          {[...new Set(deck.sources.map(({ source }) => source))].join(", ")}
        </span>
        <span>
          {say.snapshot} {deck.snapshot.slice(0, 8)} · {say.pin} /p/{deck.pin.id} · {at + 1}/{deck.slides.length}
        </span>
      </p>
    </div>
  );
}

function SlideContent({ deck, slide }: { readonly deck: DeckProps; readonly slide: Slide }) {
  const figure = slide.figure === undefined ? undefined : deck.figures[slide.figure];
  switch (slide.kind) {
    case "title":
      return <TitleSlide deck={deck} slide={slide} />;
    case "end":
      return <EndSlide deck={deck} />;
    case "text":
      return (
        <>
          <h2>{slide.heading.length > 0 ? <Prose prose={slide.heading} cells={STILL_CELLS} /> : deck.title}</h2>
          <div className={textLength(slide.body) > DENSE ? "slide-body is-dense" : "slide-body"}>
            <Prose prose={slide.body} cells={STILL_CELLS} />
          </div>
        </>
      );
    case "figure":
      return (
        <div className={isTall(deck.drawings[slide.figure as string]) ? "slide-cell is-tall" : "slide-cell"}>
          {slide.heading.length > 0 ? (
            <p className="slide-section">
              <Prose prose={slide.heading} cells={STILL_CELLS} />
            </p>
          ) : null}
          <h2>{figure?.title}</h2>
          <p className="slide-unit">{figure?.unit}</p>
          <div className="slide-figure">
            <StillFigure name={slide.figure as string} page={deck} />
          </div>
        </div>
      );
  }
}

/** A figure taller than wide stands beside its heading, as high as the slide. */
function isTall(svg = ""): boolean {
  const [, width, height] = / viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return Number(height) > Number(width);
}

function TitleSlide({ deck, slide }: { readonly deck: DeckProps; readonly slide: Slide }) {
  const say = presentMessages(deck.language);
  return (
    <>
      <h1>{deck.title}</h1>
      <div className="slide-standfirst">
        {slide.body.length > 0 ? <Prose prose={slide.body} cells={STILL_CELLS} /> : <p>{deck.question}</p>}
      </div>
      <p className="slide-dates">
        {deck.sources.map((line) => (
          <span key={`${line.source} ${line.quality}`}>
            {line.source}
            {line.first === null ? "" : `, ${say.dataFromTo(line.first, line.last)}`}
          </span>
        ))}
        <span>{say.made(deck.pin.created.slice(0, 10))}</span>
      </p>
    </>
  );
}

function EndSlide({ deck }: { readonly deck: DeckProps }) {
  const say = presentMessages(deck.language);
  const qr = useMemo(() => ({ __html: deck.qr }), [deck.qr]);
  return (
    <>
      <h2>{say.endTitle}</h2>
      <div className="slide-lookup">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server */}
        <div className="qr" role="img" aria-label={say.qr(deck.address)} dangerouslySetInnerHTML={qr} />
        <div>
          <p>{deck.title}</p>
          <p>{say.endText}</p>
          <p>
            <a href={deck.address}>{deck.address}</a>
          </p>
        </div>
      </div>
    </>
  );
}
