import type { Language } from "#lib/notebook/language.ts";
import { messages } from "./messages.ts";

/** A page without data: what is missing, and how to bring it. */
export function NoData({ language, title }: { readonly language: Language; readonly title: string }) {
  const say = messages(language);
  return (
    <main id="content" className="notebook">
      <h1>{title}</h1>
      <p className="standfirst">{say.noDataTitle}</p>
      <p>{say.noData}</p>
    </main>
  );
}
