"use client";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { isTyping } from "./is-typing.ts";

const KeySheet = lazy(async () => ({ default: (await import("./key-sheet.tsx")).KeySheet }));
const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

type Open = "sheet" | "palette" | "search";

/** The keys of every page: `?` for the sheet, Ctrl or Cmd and K for the palette, `/` for search. */
export function PageKeys({ language }: { readonly language: Language }) {
  const [open, setOpen] = useState<Open>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPalette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
      const single: Readonly<Record<string, Open>> = { "?": "sheet", "/": "search" };
      const wanted = isPalette ? "palette" : isTyping(event) ? undefined : single[event.key];
      if (!wanted || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(wanted);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const close = () => setOpen(undefined);
  return (
    <Suspense>
      {open === "sheet" ? <KeySheet language={language} onClose={close} /> : null}
      {open === "palette" || open === "search" ? (
        <Palette language={language} isSearch={open === "search"} onClose={close} onSheet={() => setOpen("sheet")} />
      ) : null}
    </Suspense>
  );
}
