"use client";
import { LiveBasis } from "./live-basis.tsx";
import { LiveFacts } from "./live-facts.tsx";
import { LiveHealth } from "./live-health.tsx";
import { LiveLine } from "./live-line.tsx";
import { LiveNotices } from "./live-notices.tsx";
import { LiveNumber } from "./live-number.tsx";
import type { LivePage } from "./live-page.ts";
import { LivePlan } from "./live-plan.tsx";
import { useLiveState } from "./live-store.ts";
import { LiveSummary } from "./live-summary.tsx";
import { LiveTime } from "./live-time.tsx";
import { liveMessages } from "./messages-live.ts";
import { QuietDevices } from "./quiet-devices.tsx";
import { RoomTable } from "./room-table.tsx";
import { useLinePoints } from "./use-line-points.ts";
import { useLiveStream } from "./use-live-stream.ts";
import { useShownTime } from "./use-shown-time.ts";

/** The campus now, or as it was. */
export function LivePanel({ page }: { readonly page: LivePage }) {
  const { language } = page;
  const say = liveMessages(language);
  const { shown, show, isFailed } = useShownTime(page);
  const isPast = shown.at !== null;
  useLiveStream(!isPast);
  const state = useLiveState();
  const frame = isPast ? shown.frame : (state.frame ?? shown.frame);
  const points = useLinePoints(shown.line, frame, isPast);
  return (
    <main id="content" className="live" data-live-at={frame.at} data-stream={isPast ? "past" : state.stream}>
      <h1 className="live-title">{say.title}</h1>
      {frame.isSynthetic ? (
        <abbr className="tag live-tag" title={say.syntheticMeaning}>
          {say.synthetic}
        </abbr>
      ) : null}
      <LiveNotices page={page} shown={shown} frame={frame} isFailed={isFailed} />
      <div className="live-head">
        <LiveNumber page={page} frame={frame} />
        <LiveLine page={page} points={points} to={isPast ? (shown.at as number) : frame.at} hours={shown.hours} />
      </div>
      <LiveTime page={page} at={shown.at} now={isPast ? page.now : frame.at} hours={shown.hours} show={show} />
      <LiveFacts page={page} frame={frame} isPast={isPast} />
      <div className="live-body">
        <LivePlan page={page} frame={frame} isPast={isPast} />
        <QuietDevices page={page} frame={frame} />
      </div>
      <details className="live-details">
        <summary>{say.table}</summary>
        <RoomTable page={page} frame={frame} />
      </details>
      <LiveBasis page={page} />
      {isPast ? null : (
        <p className="live-health-below">
          <LiveHealth language={language} initial={page.frame} />
        </p>
      )}
      <LiveSummary page={page} frame={frame} />
    </main>
  );
}
