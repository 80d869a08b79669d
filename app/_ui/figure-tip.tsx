"use client";
import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from "react";
import { useState } from "react";
import { usePageContext } from "./page-context.ts";

interface Tip {
  readonly key: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly isLeft: boolean;
}

function keyOf(element: Element | null | undefined): string | undefined {
  return element?.closest("[data-key]")?.getAttribute("data-key") ?? undefined;
}

/** What pointing at a mark explains and choosing it selects: by pointer, touch, or with the arrow keys and Enter. */
export function useTip(figure: string, plot: RefObject<HTMLDivElement | null>) {
  const page = usePageContext();
  const [tip, setTip] = useState<Tip>();

  const explainAt = (key: string | undefined, clientX: number, clientY: number) => {
    const lines = key ? (page.explain(key, figure) ?? tableLines(page.tableOf(figure), key)) : undefined;
    const frame = plot.current?.parentElement?.getBoundingClientRect();
    if (!key || !lines || !frame) return setTip(undefined);
    const x = clientX - frame.left;
    setTip({ key, lines, x, y: clientY - frame.top, isLeft: x > frame.width / 2 });
  };

  const select = (key: string | undefined) => {
    const { selects } = page.props;
    const isOffered = selects && page.props.choices[selects]?.some(({ value }) => value === key);
    if (key && selects && isOffered) page.choose(selects, key);
  };

  /** The mark that the arrow keys reach from the one at hand: `step` marks on, the ends where it is infinite. */
  const move = (step: number) => {
    const marks = [...(plot.current?.querySelectorAll("[data-key]") ?? [])];
    const at = marks.findIndex((mark) => keyOf(mark) === tip?.key);
    const next = Number.isFinite(step)
      ? marks.at((at + step + (at === -1 && step < 0 ? 1 : 0)) % Math.max(1, marks.length))
      : marks.at(step < 0 ? 0 : -1);
    const box = next?.getBoundingClientRect();
    for (const mark of marks) mark.classList.toggle("is-current", mark === next);
    if (next && box) explainAt(keyOf(next), box.left + box.width / 2, box.top + box.height / 2);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.key === "Escape" && tip) {
      setTip(undefined);
      return true;
    }
    if (event.key === "Enter") select(tip?.key);
    if (event.key === " " && tip) {
      page.selection.toggle(tip.key);
      return true;
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowDown: 1,
      ArrowLeft: -1,
      ArrowUp: -1,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    };
    const step = steps[event.key];
    if (step === undefined) return false;
    move(step);
    return true;
  };

  return {
    tip,
    onKeyDown,
    handlers: {
      onPointerMove: (event: PointerEvent) => explainAt(keyOf(event.target as Element), event.clientX, event.clientY),
      onPointerLeave: () => setTip(undefined),
      onBlur: () => {
        setTip(undefined);
        for (const mark of plot.current?.querySelectorAll(".is-current") ?? []) mark.classList.remove("is-current");
      },
      onClick: (event: MouseEvent) => select(keyOf(event.target as Element)),
    },
  };
}

/** Where an analysis explains no marks: the row of the figure's table that holds the key, under its headings. */
function tableLines(
  table:
    | { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] }
    | undefined,
  key: string,
): string[] | undefined {
  const row = table?.rows.find((cells) => cells.some((cell) => String(cell) === key));
  return row ? [key, ...row.map((cell, i) => `${table?.columns[i]}: ${cell ?? "–"}`)] : undefined;
}

export function FigureTip({ lines, x, y, isLeft }: Tip) {
  const [heading, ...rest] = lines;
  return (
    <div className={`tip ${isLeft ? "tip-left" : ""}`} style={{ left: x, top: y }} role="status">
      <strong>{heading}</strong>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
