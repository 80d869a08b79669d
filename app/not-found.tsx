import { headers } from "next/headers";
import { languageOf } from "#lib/notebook/language.ts";
import { messages } from "./_ui/messages.ts";

export default async function NotFound() {
  const say = messages(languageOf((await headers()).get("x-language"), undefined));
  return (
    <main id="content" className="notebook">
      <h1>{say.notFoundTitle}</h1>
      <p>{say.notFound}</p>
    </main>
  );
}
