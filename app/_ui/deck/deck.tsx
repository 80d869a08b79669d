"use client";
import { useEffect, useRef } from "react";
import { proseText } from "#lib/notebook/prose-text.ts";
import { presentMessages } from "../messages-present.ts";
import { Prose } from "../prose.tsx";
import { STILL_CELLS, StillPage } from "../still-cells.tsx";
import { DeckHelp } from "./deck-help.tsx";
import type { DeckProps } from "./deck-props.ts";
import { SlideView } from "./slide-view.tsx";
import { SpeakerView } from "./speaker-view.tsx";
import { useDeck } from "./use-deck.ts";
import { useFonts } from "./use-fonts.ts";
import { useNewerData } from "./use-newer-data.ts";
import { useSwipe } from "./use-swipe.ts";

/** A pin as slides, on one snapshot whatever arrives meanwhile. */
export function Deck(props: DeckProps) {
  return (
    <StillPage value={props}>
      <DeckWindow {...props} />
    </StillPage>
  );
}

function DeckWindow(props: DeckProps) {
  const { state, dispatch, go, leave } = useDeck(props);
  const hasNewer = useNewerData();
  const stage = useRef<HTMLDivElement>(null);
  const swipe = useSwipe(dispatch);
  useFonts(stage);
  const say = presentMessages(props.language);
  const count = props.slides.length;
  const isOverview = state.mode === "overview";

  useEffect(() => {
    if (isOverview) stage.current?.querySelector(".is-current")?.scrollIntoView({ block: "nearest" });
  }, [isOverview]);

  if (props.isSpeaker) return <SpeakerView deck={props} at={state.at} dispatch={dispatch} />;
  return (
    <main
      id="content"
      className={`deck deck-${state.mode} ${state.hasNotes ? "has-notes" : ""}`}
      aria-label={say.deckOf(props.title)}
    >
      <div className="deck-stage" ref={stage} {...(isOverview ? {} : swipe)}>
        {props.slides.map((slide, i) => (
          <section
            // biome-ignore lint/suspicious/noArrayIndexKey: slides do not change their order
            key={i}
            className={`slide-frame ${i === state.at ? "is-current" : ""}`}
            aria-roledescription={say.slide}
            aria-label={`${say.slideOf(i + 1, count)}: ${slideTitle(props, i)}`}
            data-slide={slide.figure ?? slide.kind}
            hidden={!isOverview && i !== state.at}
          >
            <SlideView deck={props} at={i} />
            {isOverview ? (
              <button
                type="button"
                className="slide-pick"
                aria-label={`${say.slideOf(i + 1, count)}: ${slideTitle(props, i)}`}
                {...(i === state.at ? { "aria-current": "true" } : {})}
                onClick={() => go(i)}
              />
            ) : null}
          </section>
        ))}
      </div>
      {state.hasNotes && !isOverview ? <Notes deck={props} at={state.at} /> : null}
      <p className="deck-said" role="status">
        {state.mode === "black" ? say.black : `${say.slideOf(state.at + 1, count)}: ${slideTitle(props, state.at)}`}
      </p>
      {state.typed ? <p className="deck-typed">{say.goTo(Number(state.typed))}</p> : null}
      <nav className="deck-tools" aria-label={say.present}>
        {hasNewer ? <span className="deck-newer" role="img" title={say.newData} aria-label={say.newData} /> : null}
        <button type="button" aria-keyshortcuts="Escape" aria-label={say.leave} title={say.leave} onClick={leave}>
          ×
        </button>
        <button type="button" aria-label={say.previous} title={say.previous} onClick={() => dispatch("ArrowLeft")}>
          ‹
        </button>
        <button type="button" aria-label={say.next} title={say.next} onClick={() => dispatch("ArrowRight")}>
          ›
        </button>
        <button
          type="button"
          aria-keyshortcuts="?"
          aria-label={say.help}
          title={say.help}
          onClick={() => dispatch("?")}
        >
          ?
        </button>
      </nav>
      <DeckHelp language={props.language} isOpen={state.mode === "help"} onClose={() => dispatch("Escape")} />
      {state.mode === "black" ? <div className="deck-blackness" aria-hidden="true" /> : null}
    </main>
  );
}

function Notes({ deck, at }: { readonly deck: DeckProps; readonly at: number }) {
  const say = presentMessages(deck.language);
  const notes = deck.slides[at]?.notes ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <aside className="deck-notes" aria-label={say.notes} tabIndex={0}>
      {notes.length > 0 ? <Prose prose={notes} cells={STILL_CELLS} /> : <p>{say.noNotes}</p>}
    </aside>
  );
}

function slideTitle(deck: DeckProps, at: number): string {
  const slide = deck.slides[at];
  if (slide?.kind === "end") return presentMessages(deck.language).endTitle;
  if (slide?.figure !== undefined) return deck.figures[slide.figure]?.title ?? "";
  return (slide && proseText(slide.heading, deck)) || deck.title;
}
