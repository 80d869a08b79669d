"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { copyText } from "./copy-text.ts";
import { COPY_PINNED, OPEN_LINKS } from "./events.ts";
import { isTyping } from "./is-typing.ts";
import { linkMessages } from "./messages-links.ts";
import { usePageContext } from "./page-context.ts";
import { pageLinks, pinPath } from "./page-links.ts";
import { say as toast } from "./toast.tsx";

/** The three kinds of link to the view at hand, each with what it keeps. `y` copies the pinned one without opening it. */
export function LinkDialog() {
  const { props, inputs, view: state } = usePageContext();
  const say = linkMessages(props.language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [links, setLinks] = useState<{ readonly live: string; readonly asOf: string; readonly pinned?: string }>();
  const [said, setSaid] = useState("");
  const view = useRef({ props, inputs, view: state });
  view.current = { props, inputs, view: state };

  const pin = useCallback(async () => {
    const path = await pinPath(view.current);
    return absolute(path);
  }, []);

  // A modal dialog covers the toast: it says it itself.
  const tell = useCallback((text: string) => (dialog.current?.open ? setSaid(text) : toast(text)), []);

  const copy = useCallback(
    async (text: string | Promise<string>) => {
      try {
        await copyText(text);
        tell(say.copied);
      } catch (cause) {
        console.warn(cause);
        // The promise failed, or the browser refused: which one decides what the reader can do.
        tell(
          await Promise.resolve(text).then(
            () => say.copyFailed,
            () => say.pinFailed,
          ),
        );
      }
    },
    [say, tell],
  );

  const copyPinned = useCallback(async () => {
    const made = pin();
    await copy(made);
    const pinned = await made.catch(() => undefined);
    if (pinned) setLinks((kept) => (kept ? { ...kept, pinned } : kept));
  }, [copy, pin]);

  useEffect(() => {
    const open = () => {
      const { props: shown } = view.current;
      const { live, asOf } = pageLinks(view.current, new URLSearchParams(location.search));
      const pinned = shown.pin ? { pinned: absolute(`/p/${shown.pin.id}`) } : {};
      setLinks({ live: absolute(live), asOf: absolute(asOf), ...pinned });
      setSaid("");
      dialog.current?.showModal();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "y" && !isTyping(event)) void copyPinned();
    };
    const onCopy = () => void copyPinned();
    addEventListener(OPEN_LINKS, open);
    addEventListener(COPY_PINNED, onCopy);
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener(OPEN_LINKS, open);
      removeEventListener(COPY_PINNED, onCopy);
      removeEventListener("keydown", onKey);
    };
  }, [copyPinned]);

  const rows = [
    { kind: "live", label: say.live, meaning: say.liveMeaning, url: links?.live },
    { kind: "as-of", label: say.asOf, meaning: say.asOfMeaning, url: links?.asOf },
    { kind: "pinned", label: say.pinned, meaning: say.pinnedMeaning, url: links?.pinned },
  ] as const;

  return (
    <dialog ref={dialog} className="links" aria-labelledby="links-title">
      <h2 id="links-title">{say.linksOf}</h2>
      {rows.map(({ kind, label, meaning, url }) => (
        <section key={kind} data-link={kind}>
          <h3>{label}</h3>
          <p>{meaning}</p>
          {url ? <input readOnly value={url} aria-label={label} onFocus={(event) => event.target.select()} /> : null}
          <button type="button" onClick={() => void (url ? copy(url) : copyPinned())}>
            {kind === "pinned" ? say.copyPinned : say.copy}
            {kind === "pinned" ? <kbd>y</kbd> : null}
          </button>
        </section>
      ))}
      <p className="links-said" role="status">
        {said}
      </p>
      <form method="dialog">
        <button type="submit">{say.close}</button>
      </form>
    </dialog>
  );
}

function absolute(path: string): string {
  return new URL(path, location.href).href;
}
