import type { LiveValue } from "#lib/notebook/analysis.ts";
import type { InputValue } from "#lib/notebook/input.ts";
import type { Choices, Dropped } from "#lib/notebook/inputs-url.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { FramedFigures } from "#lib/notebook/render-state.ts";
import type { Receipt } from "#lib/notebook/run-query.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";

export interface Control {
  readonly name: string;
  readonly label: string;
  readonly control: "select" | "segments" | "search" | "number";
}

export interface SourceLine {
  readonly source: string;
  readonly quality: string;
  readonly first_month: string;
  readonly last_month: string;
  readonly published: string | null;
  readonly published_stated: boolean | null;
}

export type InputState = Readonly<Record<string, InputValue>>;

/** Everything the server says about a page: enough to show it without running anything of the analysis in the browser. */
export interface PageProps {
  readonly slug: string;
  readonly title: string;
  readonly language: Language;
  readonly snapshot: string;
  readonly sources: readonly SourceLine[];
  readonly choices: Choices;
  readonly inputs: InputState;
  /** Filters and time range as chosen. */
  readonly view: ViewState;
  /** First instant after the data, for ranges such as P7D. */
  readonly dataEnd?: string | undefined;
  readonly dropped: readonly Dropped[];
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly receipts: Readonly<Record<string, Receipt>>;
  readonly values: Readonly<Record<string, LiveValue>>;
  readonly figures: FramedFigures;
  readonly drawings: Readonly<Record<string, string>>;
  readonly controls: readonly Control[];
}
