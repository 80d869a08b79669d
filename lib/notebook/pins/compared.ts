import type { Lake } from "#lib/lake/lake.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis, PageState } from "../analysis.ts";
import type { Language } from "../language.ts";
import type { LoadedState } from "../page-state.ts";
import type { CodeVersion, Pin } from "./pin.ts";

/** What a pin shows, made by today's code. */
export interface StateNow {
  readonly analysis: Analysis;
  readonly loaded: LoadedState;
  /** The same from the rows that the pin keeps; undefined where today's code cannot show them. */
  readonly ofPinned: (rows: PageState["rows"]) => ShownState | undefined;
}

/** A state, and what shows it. */
export interface ShownState {
  readonly analysis: Analysis;
  readonly state: PageState;
}

/** A pin against the newest snapshot and today's code. */
export interface Compared {
  readonly lake: Lake;
  readonly home: string;
  readonly pin: Pin;
  readonly code: CodeVersion;
  readonly language: Language;
  readonly signal?: AbortSignal | undefined;
  /**
   * What the pin shows, of this snapshot.
   *
   * @throws {UserError} If the snapshot or the limits of queries no longer allow it.
   * @throws {TooManyQueries} If too many queries wait already.
   */
  readonly now: (newest: Snapshot) => Promise<StateNow>;
}
