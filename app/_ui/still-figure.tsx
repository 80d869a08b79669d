"use client";
import { useMemo } from "react";
import type { PageContent } from "#lib/notebook/page-content.ts";
import { messages } from "./messages.ts";
import { StillLegend } from "./still-legend.tsx";

interface StillFigureProps {
  readonly name: string;
  readonly page: Pick<PageContent, "figures" | "drawings" | "language">;
}

/** The drawing of a figure with its legend, and nothing to press. */
export function StillFigure({ name, page }: StillFigureProps) {
  const figure = page.figures[name];
  const drawing = useMemo(() => ({ __html: page.drawings[name] ?? "" }), [page.drawings, name]);
  if (!figure) throw new TypeError(`Cannot show the figure ${name} as the page has none of this name`);
  if (figure.empty !== undefined) return <p className="empty">{figure.empty}</p>;
  return (
    <>
      {figure.legend ? <StillLegend legend={figure.legend} missing={messages(page.language).missing} /> : null}
      <div
        className="plot"
        role="img"
        aria-label={figure.alt}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server
        dangerouslySetInnerHTML={drawing}
        suppressHydrationWarning
      />
    </>
  );
}
