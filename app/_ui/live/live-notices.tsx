"use client";
import type { LiveFrame } from "#lib/live/live-frame.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { useLiveState } from "./live-store.ts";
import { dateTime } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";
import type { ShownTime } from "./use-shown-time.ts";

interface LiveNoticesProps {
  readonly page: LivePage;
  readonly shown: ShownTime;
  readonly frame: LiveFrame;
  readonly isFailed: boolean;
}

/** What stands between the reader and now: said once, with what is done about it. */
export function LiveNotices({ page, shown, frame, isFailed }: LiveNoticesProps) {
  const { language, zone, badTime } = page;
  const say = liveMessages(language);
  const { stream, dropped } = useLiveState();
  const notices =
    shown.at !== null
      ? [say.pastNotice(dateTime(shown.at, zone, language)), isFailed ? say.pastFailed : ""]
      : [
          badTime === undefined ? "" : say.badTime(badTime),
          isFailed ? say.pastFailed : "",
          stream === "broken" ? say.streamBroken : stream === "full" ? say.streamFull : "",
          frame.isConnected === false && stream !== "broken" ? say.awayNotice : "",
          frame.isConnected === true && frame.isStored === false ? say.notStored : "",
          dropped > 0 ? say.dropped(formatNumber(dropped, language, 6)) : "",
        ];
  return (
    <div role="status">
      {notices.filter(Boolean).map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
    </div>
  );
}
