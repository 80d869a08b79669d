/** Where a deck stands, and what lies over it. */
export interface DeckState {
  /** The slide, counted from 0. */
  readonly at: number;
  readonly mode: "slides" | "overview" | "black" | "help";
  readonly hasNotes: boolean;
  /** Digits typed so far: Enter goes to the slide of this number. */
  readonly typed: string;
}

export const FIRST: DeckState = { at: 0, mode: "slides", hasNotes: false, typed: "" };

const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " "]);
const BACKWARD = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);

/** What a key makes of a deck of so many slides; undefined where the key is none of its own. */
export function pressed(state: DeckState, key: string, count: number): DeckState | undefined {
  const { at, mode, typed } = state;
  const go = (to: number): DeckState => ({ ...state, at: Math.min(count - 1, Math.max(0, to)), typed: "" });
  const toggle = (other: DeckState["mode"]): DeckState => ({
    ...state,
    mode: mode === other ? "slides" : other,
    typed: "",
  });
  if (mode === "black") return { ...state, mode: "slides" };
  if (mode === "help" && key !== "?" && key !== "Escape") return undefined;
  if (FORWARD.has(key)) return go(at + 1);
  if (BACKWARD.has(key)) return go(at - 1);
  if (/^\d$/.test(key)) return { ...state, typed: `${typed}${key}`.slice(-3) };
  switch (key) {
    case "Home":
      return go(0);
    case "End":
      return go(count - 1);
    case "Enter":
      return typed
        ? { ...go(Number(typed) - 1), mode: "slides" }
        : mode === "overview"
          ? toggle("overview")
          : undefined;
    case "Backspace":
      return typed ? { ...state, typed: typed.slice(0, -1) } : undefined;
    case "o":
      return toggle("overview");
    case "b":
    case ".":
      return toggle("black");
    case "?":
      return toggle("help");
    case "n":
      return { ...state, hasNotes: !state.hasNotes };
    case "Escape":
      if (typed) return { ...state, typed: "" };
      return mode === "slides" ? undefined : { ...state, mode: "slides" };
  }
  return undefined;
}
