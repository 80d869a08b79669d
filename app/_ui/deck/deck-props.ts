import type { Slide } from "#lib/notebook/deck.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";

/** A deck, whole: nothing of it is fetched later, so that it goes on without a network. */
export interface DeckProps
  extends Pick<
    PageContent,
    "slug" | "title" | "question" | "language" | "snapshot" | "sources" | "values" | "claims" | "figures" | "drawings"
  > {
  readonly slides: readonly Slide[];
  readonly pin: { readonly id: string; readonly created: string };
  /** The pin's address, and it as a QR code's SVG. */
  readonly address: string;
  readonly qr: string;
  /** True in the speaker's window. */
  readonly isSpeaker: boolean;
}
