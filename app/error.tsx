"use client";
import { languageOf } from "#lib/notebook/language.ts";
import { messages } from "./_ui/messages.ts";

/** Shown in place of a page that failed on the server; its log has the reason. */
export default function ErrorPage({ reset }: { readonly error: Error; readonly reset: () => void }) {
  const say = messages(languageOf(typeof document === "undefined" ? "en" : document.documentElement.lang, undefined));
  return (
    <main id="content" className="notebook">
      <h1>{say.brokenTitle}</h1>
      <p>{say.broken}</p>
      <button type="button" onClick={reset}>
        {say.retry}
      </button>
    </main>
  );
}
