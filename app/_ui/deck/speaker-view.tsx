"use client";
import { useEffect, useState } from "react";
import { presentMessages } from "../messages-present.ts";
import { Prose } from "../prose.tsx";
import { STILL_CELLS } from "../still-cells.tsx";
import type { DeckProps } from "./deck-props.ts";
import { SlideView } from "./slide-view.tsx";

interface SpeakerViewProps {
  readonly deck: DeckProps;
  readonly at: number;
  readonly dispatch: (key: string) => unknown;
}

/** The speaker's window: the slide at hand, the next one, notes, clock. */
export function SpeakerView({ deck, at, dispatch }: SpeakerViewProps) {
  const say = presentMessages(deck.language);
  const notes = deck.slides[at]?.notes ?? [];
  const count = deck.slides.length;
  return (
    <main id="content" className="speaker" aria-label={`${say.speaker}: ${deck.title}`}>
      <h1>{say.slideOf(at + 1, count)}</h1>
      <SpeakerClock deck={deck} />
      <section className="slide-frame" aria-label={say.slideOf(at + 1, count)}>
        <SlideView deck={deck} at={at} />
      </section>
      <div className="speaker-next">
        <h2>{say.nextSlide}</h2>
        {at + 1 < count ? (
          <div className="slide-frame" aria-hidden="true" inert>
            <SlideView deck={deck} at={at + 1} />
          </div>
        ) : (
          <p>{say.lastSlide}</p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="speaker-notes" aria-label={say.notes} tabIndex={0}>
        {notes.length > 0 ? <Prose prose={notes} cells={STILL_CELLS} /> : <p>{say.noNotes}</p>}
      </section>
      <nav className="speaker-tools" aria-label={say.present}>
        <button type="button" onClick={() => dispatch("ArrowLeft")}>
          {say.previous}
        </button>
        <button type="button" onClick={() => dispatch("ArrowRight")}>
          {say.next}
        </button>
      </nav>
    </main>
  );
}

function SpeakerClock({ deck }: { readonly deck: DeckProps }) {
  const say = presentMessages(deck.language);
  const [times, setTimes] = useState<{ readonly since: number; readonly now: number }>();
  useEffect(() => {
    const since = Date.now();
    setTimes({ since, now: since });
    const timer = setInterval(() => setTimes({ since, now: Date.now() }), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!times) return <p className="speaker-clock" />;
  const seconds = Math.round((times.now - times.since) / 1000);
  const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <p className="speaker-clock">
      <time title={say.clock}>{new Date(times.now).toLocaleTimeString(deck.language, { timeStyle: "short" })}</time>
      <span>
        {elapsed} {say.elapsed}
      </span>
    </p>
  );
}
