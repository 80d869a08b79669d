import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { EXPLORED } from "#lib/notebook/explored.ts";
import { languageOf } from "#lib/notebook/language.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinnedPage } from "#lib/notebook/pins/pinned-page.ts";
import { loadAnalysis } from "../../_server/analyses.ts";
import { pageView } from "../../_server/page-view.ts";
import { loadPin, pinHome, siteCode } from "../../_server/pins.ts";
import type { SearchParams } from "../../_server/search.ts";
import { searchOf } from "../../_server/search.ts";
import { shareMetadata } from "../../_server/share.ts";
import { siteOrigin } from "../../_server/site-origin.ts";
import { standalonePin } from "../../_server/standalone.ts";
import { BriefView } from "../../_ui/brief-view.tsx";
import { Notebook } from "../../_ui/notebook.tsx";
import type { PinNote } from "../../_ui/page-props.ts";
import { PrintView } from "../../_ui/print-view.tsx";
import { DeckView } from "./deck-view.tsx";

interface PinPageProps {
  readonly params: Promise<{ pin: string }>;
  readonly searchParams: Promise<SearchParams>;
}

async function shownPin(params: PinPageProps["params"]) {
  const pin = await loadPin((await params).pin);
  if (!pin) return undefined;
  const language = languageOf((await headers()).get("x-language"), undefined);
  return { pin, page: await pinnedPage(await pinHome(), pin, language) };
}

export async function generateMetadata({ params }: PinPageProps): Promise<Metadata> {
  const shown = await shownPin(params);
  if (!shown) return {};
  const address = `/p/${shown.pin.id}`;
  const image = `${address}/og.png?lang=${shown.page.language}`;
  return shareMetadata(shown.page, { origin: siteOrigin(await headers()), address, image });
}

/** A pinned page: code, inputs and data as they were when it was made. */
export default async function PinPage({ params, searchParams }: PinPageProps) {
  const shown = await shownPin(params);
  if (!shown) notFound();
  const view = pageView(searchOf(await searchParams));
  if (view === "deck" || view === "speaker") {
    return <DeckView {...shown} origin={siteOrigin(await headers())} isSpeaker={view === "speaker"} />;
  }
  if (view === "brief") return <BriefView {...(await standalonePin(shown.pin, shown.page))} />;
  if (view === "print") return <PrintView {...(await standalonePin(shown.pin, shown.page))} />;
  return <Notebook {...shown.page} dropped={[]} pin={await pinNote(shown.pin)} />;
}

async function pinNote({ id, created, search, slug, code }: Pin): Promise<PinNote> {
  const isQuery = slug === EXPLORED;
  const isOpen = (await loadAnalysis(slug)) !== undefined;
  const path = isQuery ? "/explore" : isOpen ? `/analyses/${slug}` : undefined;
  const isCodeChanged = path === undefined || (await siteCode(slug)).hash !== code.hash;
  const live = path === undefined ? {} : { live: search ? `${path}?${search}` : path };
  return { id, created, search, isOpen, isCodeChanged, ...live };
}
