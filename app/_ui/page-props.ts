import type { InputValue } from "#lib/notebook/input.ts";
import type { Dropped } from "#lib/notebook/inputs-url.ts";
import type { PageContent, PartLine } from "#lib/notebook/page-content.ts";

export type InputState = Readonly<Record<string, InputValue>>;

/** What a pinned page says of its pin. */
export interface PinNote {
  readonly id: string;
  /** When it was made: ISO time, UTC. */
  readonly created: string;
  /** The inputs that differ from their defaults, as a URL states them. */
  readonly search: string;
  /** True where the analysis has other code now, or is gone. */
  readonly isCodeChanged: boolean;
  /** True while the analysis is there: changing an input then leads to its page at the pinned snapshot. */
  readonly isOpen: boolean;
  /** The page that it was pinned from, as it is now; undefined where there is none any more. */
  readonly live?: string;
}

/** Everything the server says about a page: enough to show it without running anything of the analysis in the browser. */
export interface PageProps extends PageContent {
  readonly dropped: readonly Dropped[];
  /** Where its rows come from with any inputs, on a page that follows them. */
  readonly partSources?: readonly PartLine[];
  /** On the page of a pin only. */
  readonly pin?: PinNote;
  /** The pin that the reader has just left by changing an input. */
  readonly leftPin?: string;
}
