"use client";
import type { PointerEvent, RefObject } from "react";
import { useState } from "react";
import { formatNumber } from "#lib/plot/number-format.ts";
import { usePageContext } from "./page-context.ts";
import { rowsOfKey } from "./rows-of-key.ts";

interface Tip {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly isLeft: boolean;
}

export function keyOf(element: Element | null | undefined): string | undefined {
  return element?.closest("[data-key]")?.getAttribute("data-key") ?? undefined;
}

/** The marks of a figure that stand for something, in the order in which they are drawn. */
export function marksOf(plot: RefObject<HTMLDivElement | null>): Element[] {
  return [...(plot.current?.querySelectorAll("[data-key]") ?? [])];
}

/** The keys of a figure's marks, each once, in the order in which they are drawn. */
export function drawnKeys(plot: RefObject<HTMLDivElement | null>): string[] {
  return [...new Set(marksOf(plot).map((mark) => keyOf(mark) ?? ""))];
}

/** What a mark says beside it: under the pointer, or where the arrow keys have come to. */
export function useTip(figure: string, plot: RefObject<HTMLDivElement | null>) {
  const page = usePageContext();
  const [tip, setTip] = useState<Tip>();

  /** The lines of a mark: as the analysis explains it, else its row in the figure's table. */
  const linesOf = (key: string): readonly string[] | undefined => {
    const explained = page.explain(key, figure);
    const table = explained ? undefined : page.tableOf(figure);
    if (!table) return explained;
    const [at] = rowsOfKey(table, key, { drawn: drawnKeys(plot) });
    const row = at === undefined ? undefined : table.rows[at];
    if (!row) return undefined;
    const text = (cell: string | number | null) =>
      typeof cell === "string" ? cell : formatNumber(cell, page.props.language, 4);
    return [key, ...row.map((cell, i) => `${table.columns[i]} ${text(cell)}`)];
  };

  const showAt = (lines: readonly string[] | undefined, clientX: number, clientY: number) => {
    const frame = plot.current?.parentElement?.getBoundingClientRect();
    if (!lines || !frame) return setTip(undefined);
    const x = clientX - frame.left;
    setTip({ lines, x, y: clientY - frame.top, isLeft: x > frame.width / 2 });
  };

  /** Shows a mark's lines at its middle, and gives them. */
  const show = (mark: Element): readonly string[] | undefined => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    const lines = linesOf(keyOf(mark) ?? "");
    showAt(lines, left + width / 2, top + height / 2);
    return lines;
  };

  return {
    tip,
    show,
    hide: () => setTip(undefined),
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        const key = keyOf(event.target as Element);
        showAt(key === undefined ? undefined : linesOf(key), event.clientX, event.clientY);
      },
      onPointerLeave: () => setTip(undefined),
    },
  };
}

/** It is not read aloud by itself: what a reader hears is said where the keys are followed. */
export function FigureTip({ lines, x, y, isLeft }: Tip) {
  const [heading, ...rest] = lines;
  return (
    <div className={`tip ${isLeft ? "tip-left" : ""}`} style={{ left: x, top: y }} aria-hidden="true">
      <strong>{heading}</strong>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
