import { useEffect } from "react";
import { type LiveFrame, mergedFrame } from "#lib/live/live-frame.ts";
import { setLiveState } from "./live-store.ts";

/** A stream that says nothing for so long, not even that it is alive, is opened anew. [ms] */
const LONGEST_SILENCE_MS = 15_000;
const RETRY_MS = 3000;

/** Follows the campus while `isOn`: the browser comes back by itself after a break, and says which event it had last. */
export function useLiveStream(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) {
      setLiveState(() => ({ frame: undefined, stream: "past", dropped: 0 }));
      return;
    }
    setLiveState((before) => ({ ...before, stream: "connecting" }));
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let heardAt = performance.now();
    const open = () => {
      heardAt = performance.now();
      source = new EventSource("/api/live");
      source.addEventListener("frame", (event: MessageEvent<string>) => {
        heardAt = performance.now();
        const frame = JSON.parse(event.data) as LiveFrame;
        setLiveState((before) => {
          const merged = before.frame ? mergedFrame(before.frame, frame) : frame.full ? frame : undefined;
          return { ...before, stream: "open", frame: merged };
        });
      });
      source.addEventListener("dropped", (event: MessageEvent<string>) => {
        const { frames } = JSON.parse(event.data) as { frames: number };
        setLiveState((before) => ({ ...before, dropped: before.dropped + frames }));
      });
      source.addEventListener("error", () => {
        // After an answer that is no stream, such as 503, the browser gives up.
        const isOver = source?.readyState === EventSource.CLOSED;
        setLiveState((before) => ({ ...before, stream: isOver ? "full" : "broken" }));
        if (isOver) again();
      });
    };
    const again = () => {
      source?.close();
      clearTimeout(retry);
      retry = setTimeout(open, RETRY_MS);
    };
    const watch = setInterval(() => {
      if (performance.now() - heardAt < LONGEST_SILENCE_MS) return;
      heardAt = performance.now();
      setLiveState((before) => ({ ...before, stream: "broken" }));
      again();
    }, 1000);
    open();
    return () => {
      clearInterval(watch);
      clearTimeout(retry);
      source?.close();
      setLiveState(() => ({ frame: undefined, stream: "connecting", dropped: 0 }));
    };
  }, [isOn]);
}
