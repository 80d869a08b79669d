"use client";
import { useEffect, useRef, useState } from "react";
import type { TimelinePoint } from "#lib/live/timeline.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { lineShape, MARGIN } from "./line-shape.ts";
import type { LivePage } from "./live-page.ts";
import { clock } from "./live-text.ts";
import { liveMessages } from "./messages-live.ts";

const SERVED_WIDTH = 820;
const HEIGHT = 176;
const HOUR_MS = 3_600_000;

interface LiveLineProps {
  readonly page: LivePage;
  readonly points: readonly TimelinePoint[];
  readonly to: number;
  readonly hours: number;
}

/** Power over the last hours with what is usual behind it, up to the instant that is shown. */
export function LiveLine({ page, points, to, hours }: LiveLineProps) {
  const { language, zone, week } = page;
  const say = liveMessages(language);
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder) || SERVED_WIDTH;
  const from = to - hours * HOUR_MS;
  const shape = lineShape({ points, week, from, to, zone, language, width, height: HEIGHT });
  const kw = (value: number | null) => `${formatNumber(value, language, 4)} kW`;
  return (
    <div ref={holder} className="live-line">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={
          shape.low === null
            ? say.lineEmpty
            : say.lineAlt(clock(from, zone, language), clock(to, zone, language), kw(shape.low), kw(shape.high))
        }
      >
        <path className="live-band" d={shape.band} />
        {shape.yTicks.map(({ y, kw: value }) => (
          <g key={value}>
            <line className="live-grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y} y2={y} />
            <text className="live-tick" x={MARGIN.left - 8} y={y + 4} textAnchor="end">
              {formatNumber(value, language, 6)}
            </text>
          </g>
        ))}
        {shape.xTicks.map(({ x, text }) => (
          <text key={x} className="live-tick" x={x} y={HEIGHT - 6} textAnchor="middle">
            {text}
          </text>
        ))}
        <text className="live-tick" x={2} y={12}>
          ↑ {say.lineUnit(zone)}
        </text>
        {shape.bandLabel ? (
          <text className="live-band-label" x={shape.bandLabel.x} y={shape.bandLabel.y}>
            {say.band}
          </text>
        ) : null}
        {shape.gaps.map((x) => (
          <text key={x} className="live-tick" x={x} y={HEIGHT - MARGIN.bottom - 10} textAnchor="middle">
            {say.gap}
          </text>
        ))}
        <path className="live-path" d={shape.line} />
        {shape.end ? <circle className="live-end" cx={shape.end.x} cy={shape.end.y} r={4.5} /> : null}
        {shape.low === null ? (
          <text className="live-tick" x={width / 2} y={HEIGHT / 2} textAnchor="middle">
            {say.lineEmpty}
          </text>
        ) : null}
      </svg>
    </div>
  );
}

function useWidth(holder: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [holder]);
  return width;
}
