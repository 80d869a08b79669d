"use client";
import type { ComponentType } from "react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Cells } from "./cells.tsx";
import { messages } from "./messages.ts";
import { VIEW_NAMES } from "./messages-view.ts";
import { PageContext } from "./page-context.ts";
import type { PageProps } from "./page-props.ts";
import { usePage } from "./use-page.ts";

type Prose = ComponentType<{ components: typeof Cells }>;

const proses = new Map<string, Prose>();

function proseOf(slug: string, language: string): Prose {
  const key = `${slug}.${language}`;
  const kept = proses.get(key);
  if (kept) return kept;
  const prose = lazy(() => import(`../../analyses/${slug}/notebook.${language}.mdx`)) as unknown as Prose;
  proses.set(key, prose);
  return prose;
}

const SIGNS_OF_INTEREST = ["pointermove", "focusin", "touchstart", "keydown"] as const;

/** An analysis as the reader sees it: prose and cells in reading order, following the inputs. */
export function Notebook(props: PageProps) {
  const page = usePage(props);
  const main = useRef<HTMLElement>(null);
  const prepare = useRef(page.prepare);
  prepare.current = page.prepare;
  const Prose = proseOf(props.slug, props.language);
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

  return (
    <PageContext value={page}>
      <main id="content" className="notebook" ref={main}>
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
        <Suspense>
          <Prose components={Cells} />
        </Suspense>
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
