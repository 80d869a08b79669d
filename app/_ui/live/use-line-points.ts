import { useEffect, useRef, useState } from "react";
import type { LiveFrame } from "#lib/live/live-frame.ts";
import type { TimelinePoint } from "#lib/live/timeline.ts";

const STEP_MS = 10_000;
/** A longer pause between frames is a gap in the line. */
const GAP_MS = 60_000;
const ENOUGH = 0.9;

/** The line that the server sent, and what has been heard since: a point every ten seconds, and now. */
export function useLinePoints(served: readonly TimelinePoint[], frame: LiveFrame, isPast: boolean): TimelinePoint[] {
  const [grown, setGrown] = useState<readonly TimelinePoint[]>(served);
  const from = useRef(served);
  if (from.current !== served) {
    from.current = served;
    setGrown(served);
  }
  const { at, isStarting, load } = frame;
  const isKnown = !isStarting && load.w !== null && load.known >= ENOUGH * load.listed;
  const kw = isKnown ? (load.w as number) / 1000 : null;
  useEffect(() => {
    if (isPast || kw === null) return;
    setGrown((points) => {
      const last = points.at(-1);
      if (last && at - last.at < STEP_MS) return points;
      const gap = last && at - last.at > GAP_MS && last.kw !== null && at - last.at > 1.6 * reach(points);
      return [...points, ...(gap ? [{ at: last.at + 1, kw: null }] : []), { at, kw }];
    });
  }, [at, kw, isPast]);
  return isPast || kw === null ? [...grown] : [...grown, { at, kw }];
}

/** How far apart the last two points lie. [ms] */
function reach(points: readonly TimelinePoint[]): number {
  const [a, b] = points.slice(-2);
  return a && b ? b.at - a.at : STEP_MS;
}
