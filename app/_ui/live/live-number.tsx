import type { LiveFrame } from "#lib/live/live-frame.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { differenceOf, EQUAL, hourText, kilowatts, shareText, weekdayText } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

const ENOUGH = 0.9;

/** One number, large enough for a wall, and how it stands against what is usual. */
export function LiveNumber({ page, frame }: { readonly page: LivePage; readonly frame: LiveFrame }) {
  const { language } = page;
  const say = liveMessages(language);
  const { w, known, listed } = frame.load;
  const shownW = frame.isStarting ? null : w;
  const isPartial = shownW !== null && known < listed;
  return (
    <div className="live-now">
      <p className="live-number">
        <strong data-live="power">{kilowatts(shownW, language)}</strong> <span>kW</span>
      </p>
      <p className="live-difference">
        {shownW === null ? (
          frame.isStarting ? (
            say.starting
          ) : (
            say.noneYet
          )
        ) : known >= ENOUGH * listed ? (
          <DifferenceText page={page} frame={frame} />
        ) : null}
      </p>
      {isPartial ? (
        <p className="live-partial">{say.partial(formatNumber(known, language), formatNumber(listed, language))}</p>
      ) : null}
    </div>
  );
}

function DifferenceText({ page, frame }: { readonly page: LivePage; readonly frame: LiveFrame }) {
  const { language, zone, week } = page;
  const say = liveMessages(language);
  const difference = differenceOf(frame.load.w, week, frame.at, zone);
  if (!difference) return say.noUsual;
  const when = [weekdayText(frame.at, zone, language), hourText(frame.at, zone, language)] as const;
  if (Math.abs(difference.share) < EQUAL) return say.asUsual(...when);
  const { before, after } = say.usual(...when);
  const share = shareText(difference.share, language);
  return (
    <>
      {before}
      <strong className={difference.isUnusual ? "is-unusual" : ""}>
        {difference.share < 0 ? say.below(share) : say.above(share)}
      </strong>
      {after}
      {difference.isUnusual ? <span className="live-unusual"> · {say.unusual}</span> : null}
    </>
  );
}
