import { liveDevices } from "#lib/live/live-devices.ts";
import type { LiveFrame } from "#lib/live/live-frame.ts";
import { pastFrame } from "#lib/live/past-frame.ts";
import { joinedTimeline, lakeTimeline, type TimelinePoint } from "#lib/live/timeline.ts";
import { siteLive } from "./site-live.ts";
import { shownSnapshot } from "./snapshot.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Spans over which what was heard is drawn as it was heard; over longer ones its minutes. [h] */
const FINE_HOURS = 1;

/** The first readings of a server that has just begun are worth waiting for. [ms] */
const PATIENCE_MS = 1200;

/** The campus at an instant, now where `at` is null, with its line over the hours before. */
export async function liveCampus(
  at: number | null,
  hours: number,
): Promise<{ readonly frame: LiveFrame; readonly line: TimelinePoint[] }> {
  const hub = await siteLive();
  const frame = at === null ? await firstFrame() : await frameAt(at);
  const to = at ?? frame.at;
  const from = to - hours * HOUR_MS;
  const snapshot = await shownSnapshot(null);
  const stored = snapshot ? await lakeTimeline(snapshot, from, to) : [];
  const known = stored.flatMap(({ at: time, kw }) => (kw === null ? [] : [{ at: time, kw }]));
  const heard = hub.recent(from, to);
  const line = joinedTimeline([known, hours <= FINE_HOURS ? heard : byMinute(heard)], from, to, [900_000, MINUTE_MS]);
  return { frame, line };
}

async function firstFrame(): Promise<LiveFrame> {
  const hub = await siteLive();
  const until = performance.now() + PATIENCE_MS;
  let frame = hub.frame();
  while (frame.isStarting && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    frame = hub.frame();
  }
  return frame;
}

/** As it was heard, where that was after this server began; else out of the lake. */
async function frameAt(at: number): Promise<LiveFrame> {
  const hub = await siteLive();
  const heard = hub.minute(at);
  if (heard) return heard;
  const snapshot = await shownSnapshot(null);
  return snapshot ? pastFrame(snapshot, await liveDevices(snapshot), at) : { ...hub.frame(), at };
}

function byMinute(points: readonly { at: number; kw: number }[]): { at: number; kw: number }[] {
  const minutes = new Map<number, number[]>();
  for (const { at, kw } of points) {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    minutes.set(minute, [...(minutes.get(minute) ?? []), kw]);
  }
  return [...minutes].map(([at, all]) => ({
    at: at + MINUTE_MS / 2,
    kw: all.reduce((sum, kw) => sum + kw, 0) / all.length,
  }));
}
