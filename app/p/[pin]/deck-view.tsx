import { slidesOf } from "#lib/notebook/deck.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import { pinnedDetails } from "#lib/notebook/pins/pinned-page.ts";
import { qrCode } from "#lib/notebook/print/qr-code.ts";
import { pinHome } from "../../_server/pins.ts";
import { Deck } from "../../_ui/deck/deck.tsx";

interface DeckViewProps {
  readonly pin: Pin;
  readonly page: PageContent;
  readonly origin: string;
  readonly isSpeaker: boolean;
}

/** A pin as slides: all of it, its drawings for slides included, in this one answer. */
export async function DeckView({ pin, page, origin, isSpeaker }: DeckViewProps) {
  const { slides } = await pinnedDetails(await pinHome(), pin, page.language);
  const address = `${origin}/p/${pin.id}`;
  return (
    <Deck
      slug={page.slug}
      title={page.title}
      question={page.question}
      language={page.language}
      snapshot={page.snapshot}
      sources={page.sources}
      values={page.values}
      claims={page.claims}
      figures={page.figures}
      drawings={{ ...page.drawings, ...slides }}
      slides={slidesOf(page.prose)}
      pin={{ id: pin.id, created: pin.created }}
      address={address}
      qr={qrCode(address)}
      isSpeaker={isSpeaker}
    />
  );
}
