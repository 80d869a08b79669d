"use client";
import { useEffect, useRef } from "react";
import type { BandSheet } from "#lib/plot/band-line.ts";

interface BandFigureProps {
  readonly sheet: BandSheet;
  /** As the server drew it, until the browser knows its width. */
  readonly svg: string;
  /** What the figure shows, in a sentence. */
  readonly alt: string;
}

/** Pixels that a drawing may be off before it is drawn anew. */
const TOLERANCE = 12;

/** A line over time with its band: in the server's HTML, and drawn again for the width at hand and for newer points. */
export function BandFigure({ sheet, svg, alt }: BandFigureProps) {
  const plot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    let isOver = false;
    let drawn = 0;
    const draw = async (width: number) => {
      drawn = width;
      const [{ bandLine }, { drawFigure }] = await Promise.all([
        import("#lib/plot/band-line.ts"),
        import("#lib/plot/draw.ts"),
      ]);
      if (!isOver) element.replaceChildren(drawFigure(bandLine(sheet, width), document));
    };
    const observer = new ResizeObserver(() => {
      const width = Math.round(element.clientWidth);
      if (width > 0 && Math.abs(width - drawn) > TOLERANCE) void draw(width);
    });
    observer.observe(element);
    return () => {
      isOver = true;
      observer.disconnect();
    };
  }, [sheet]);
  return (
    <div
      ref={plot}
      className="plot band-figure"
      role="img"
      aria-label={alt}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
