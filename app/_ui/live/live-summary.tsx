"use client";
import { useEffect, useRef, useState } from "react";
import type { LiveFrame } from "#lib/live/live-frame.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { LivePage } from "./live-page.ts";
import { differenceOf, kilowatts, shareText } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

const EVERY_MS = 60_000;

/** The campus in a sentence for those who listen, at most once a minute. */
export function LiveSummary({ page, frame }: { readonly page: LivePage; readonly frame: LiveFrame }) {
  const [said, setSaid] = useState("");
  const newest = useRef(frame);
  newest.current = frame;
  useEffect(() => {
    const say = () => setSaid(sentence(page, newest.current));
    const timer = setInterval(say, EVERY_MS);
    return () => clearInterval(timer);
  }, [page]);
  return (
    <p className="live-summary" aria-live="polite">
      {said}
    </p>
  );
}

function sentence({ language, week, zone }: LivePage, frame: LiveFrame): string {
  const say = liveMessages(language);
  const difference = differenceOf(frame.load.w, week, frame.at, zone);
  const share = difference ? shareText(difference.share, language) : "";
  const against = difference ? (difference.share < 0 ? say.below(share) : say.above(share)) : say.noUsual;
  const devices =
    frame.devices.silent > 0 ? say.silentCount(formatNumber(frame.devices.silent, language)) : say.allReport;
  return say.summary(`${kilowatts(frame.load.w, language)} kW`, against, devices);
}
