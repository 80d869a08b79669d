import type { Metadata } from "next";
import { headers } from "next/headers";
import { languageOf } from "#lib/notebook/language.ts";
import { relationsOf } from "../_server/relations.ts";
import { pageSnapshot } from "../_server/snapshot.ts";
import { NoData } from "../_ui/no-data.tsx";
import { Explorer } from "./_ui/explorer.tsx";
import { exploreMessages } from "./_ui/messages-explore.ts";
import { readQuery } from "./_ui/query-url.ts";
import "./explore.css";
import "./editor.css";
import "./result.css";

async function asked() {
  const request = await headers();
  const { searchParams } = new URL(request.get("x-address") ?? "/", "http://localhost");
  return { language: languageOf(request.get("x-language"), undefined), search: searchParams };
}

export async function generateMetadata(): Promise<Metadata> {
  const say = exploreMessages((await asked()).language);
  return { title: say.title, description: say.standfirst };
}

export default async function ExplorePage() {
  const { language, search } = await asked();
  const say = exploreMessages(language);
  const { snapshot, dropped } = await pageSnapshot(search.get("snapshot"));
  if (!snapshot) return <NoData language={language} title={say.title} />;
  const relations = await relationsOf(snapshot);
  const names = relations.filter(({ rows }) => rows > 0).map(({ name }) => name);
  return (
    <main id="content" className="notebook explore-page">
      <h1>{say.title}</h1>
      <p className="standfirst">{say.standfirst}</p>
      {dropped === undefined ? null : <p className="notice">{say.droppedSnapshot(dropped)}</p>}
      <Explorer
        language={language}
        zone={snapshot.zone}
        snapshot={snapshot.id}
        relations={relations}
        examples={["FROM datasets", ...names.slice(0, 3).map((name) => `SELECT *\nFROM ${name}\nLIMIT 100`)]}
        initial={readQuery(search)}
      />
    </main>
  );
}
