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
    const lines = key ? page.explain(key, figure) : undefined;
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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setTip(undefined);
    if (event.key === "Enter") select(tip?.key);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const marks = [...(plot.current?.querySelectorAll("[data-key]") ?? [])];
    const at = marks.findIndex((mark) => keyOf(mark) === tip?.key);
    const mark = marks.at((at + step + (at === -1 && step < 0 ? 1 : 0)) % Math.max(1, marks.length));
    const box = mark?.getBoundingClientRect();
    if (mark && box) explainAt(keyOf(mark), box.left + box.width / 2, box.top + box.height / 2);
  };

  return {
    tip,
    handlers: {
      onKeyDown,
      onPointerMove: (event: PointerEvent) => explainAt(keyOf(event.target as Element), event.clientX, event.clientY),
      onPointerLeave: () => setTip(undefined),
      onBlur: () => setTip(undefined),
      onClick: (event: MouseEvent) => select(keyOf(event.target as Element)),
    },
  };
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
