"use client";
import { useEffect, useRef } from "react";
import { inputValue } from "#lib/notebook/input-text.ts";
import { CELL_VIEWS } from "./cells.tsx";
import { CHOOSE } from "./events.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { messages } from "./messages.ts";
import { VIEW_NAMES } from "./messages-view.ts";
import { PageContext } from "./page-context.ts";
import type { PageProps, PinNote } from "./page-props.ts";
import { PinStrip } from "./pin-strip.tsx";
import { Present } from "./present.tsx";
import { Prose } from "./prose.tsx";
import type { Page } from "./use-page.ts";
import { usePage } from "./use-page.ts";
import { usePinnedPage } from "./use-pinned-page.ts";
import { useSelection } from "./use-selection.ts";

const SIGNS_OF_INTEREST = ["pointermove", "focusin", "touchstart", "keydown"] as const;

/** An analysis as the reader sees it: prose and cells in reading order, following the inputs, or frozen in a pin. */
export function Notebook(props: PageProps) {
  return props.pin ? <PinnedNotebook {...props} pin={props.pin} /> : <LiveNotebook {...props} />;
}

function LiveNotebook(props: PageProps) {
  return <NotebookView page={usePage(props)} />;
}

function PinnedNotebook(props: PageProps & { readonly pin: PinNote }) {
  return <NotebookView page={usePinnedPage(props)} />;
}

function NotebookView({ page }: { readonly page: Page }) {
  const { props } = page;
  const main = useRef<HTMLElement>(null);
  const prepare = useRef(page.prepare);
  prepare.current = page.prepare;
  const say = messages(props.language);

  useEffect(() => {
    const element = main.current;
    const stop = new AbortController();
    const start = () => {
      stop.abort();
      void prepare.current();
    };
    for (const sign of SIGNS_OF_INTEREST)
      element?.addEventListener(sign, start, { signal: stop.signal, passive: true });
    return () => stop.abort();
  }, []);

  const selection = useSelection(props, main);

  const choose = useRef(page.choose);
  choose.current = page.choose;
  useEffect(() => {
    const onChoose = (event: Event) => {
      const { name, value } = (event as CustomEvent<{ name: string; value: string }>).detail;
      const control = props.controls.find((each) => each.name === name)?.control ?? "select";
      choose.current(name, inputValue(control, value));
    };
    addEventListener(CHOOSE, onChoose);
    return () => removeEventListener(CHOOSE, onChoose);
  }, [props.controls]);

  return (
    <PageContext value={{ ...page, selection }}>
      <main id="content" className="notebook" ref={main} data-slug={props.slug}>
        <PinStrip />
        <h1>{props.title}</h1>
        {page.dropped.map(({ name, value }) => (
          <p key={`${name}=${value}`} className="notice" role="status">
            {droppedText(props, name, value)}
            <button type="button" onClick={page.dismiss}>
              {say.dismiss}
            </button>
          </p>
        ))}
        {page.failed ? (
          <p className="notice" role="alert">
            {say.failed}
            <button type="button" onClick={page.retry}>
              {say.retry}
            </button>
          </p>
        ) : null}
        <Prose prose={props.prose} cells={CELL_VIEWS} />
        <LinkDialog />
        <Present />
      </main>
    </PageContext>
  );
}

function droppedText({ controls, language }: PageProps, name: string, value: string): string {
  const say = messages(language);
  if (name === "snapshot") return say.droppedSnapshot(value);
  const label = VIEW_NAMES[language][name] ?? controls.find((control) => control.name === name)?.label;
  return label === undefined ? say.droppedUnknown(name) : say.dropped(label, value);
}
