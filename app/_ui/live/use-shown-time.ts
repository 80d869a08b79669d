import { useEffect, useRef, useState } from "react";
import type { LiveFrame } from "#lib/live/live-frame.ts";
import type { TimelinePoint } from "#lib/live/timeline.ts";
import type { LivePage } from "./live-page.ts";
import { wallText } from "./live-time.tsx";

/** What is shown: an instant with its frame and line; `at` is null for now. */
export interface ShownTime {
  readonly at: number | null;
  readonly hours: number;
  readonly frame: LiveFrame;
  readonly line: readonly TimelinePoint[];
}

/** A slider that is dragged asks for the minute at which it rests. [ms] */
const REST_MS = 80;

/** The instant that is shown, kept in the address; another one is fetched. */
export function useShownTime(page: LivePage) {
  const { zone } = page;
  const [shown, setShown] = useState<ShownTime>(page);
  const [isFailed, setFailed] = useState(false);
  const asking = useRef<AbortController>(undefined);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (at: number | null, hours: number) => {
    // What was asked for shows at once in the controls; its rows follow.
    setShown((before) => ({ ...before, at, hours }));
    asking.current?.abort();
    clearTimeout(rest.current);
    rest.current = setTimeout(() => void fetchShown(at, hours), REST_MS);
  };

  const fetchShown = async (at: number | null, hours: number) => {
    const controller = new AbortController();
    asking.current = controller;
    const url = new URL(location.href);
    if (at === null) url.searchParams.delete("at");
    else url.searchParams.set("at", wallText(at, zone));
    url.searchParams.set("hours", String(hours));
    history.replaceState(history.state, "", url);
    try {
      const search = new URLSearchParams({ hours: String(hours), ...(at === null ? {} : { at: String(at) }) });
      const response = await fetch(`/api/live/frame?${search}`, { signal: controller.signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}`);
      const { frame, line } = (await response.json()) as Pick<ShownTime, "frame" | "line">;
      setShown({ at, hours, frame, line });
      setFailed(false);
    } catch {
      if (!controller.signal.aborted) setFailed(true);
    }
  };

  useEffect(() => () => asking.current?.abort(), []);
  return { shown, show, isFailed };
}
