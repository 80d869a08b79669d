import { useSyncExternalStore } from "react";
import type { LiveFrame } from "#lib/live/live-frame.ts";

/** How the stream of frames does: `full` where too many watch, `past` where none is needed. */
export type StreamState = "connecting" | "open" | "broken" | "full" | "past";

interface LiveState {
  /** The newest frame; undefined until the first has come. */
  readonly frame: LiveFrame | undefined;
  readonly stream: StreamState;
  /** Frames that were left out as this connection was too slow. */
  readonly dropped: number;
}

let state: LiveState = { frame: undefined, stream: "connecting", dropped: 0 };
const listeners = new Set<() => void>();

/** What the page and the header both show of the stream. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, current, current);
}

export function setLiveState(change: (before: LiveState) => LiveState): void {
  state = change(state);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): LiveState {
  return state;
}
