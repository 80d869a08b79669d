"use client";
import type { RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import { type View, WHOLE } from "#lib/plot/interaction/zoom.ts";
import { usePageContext } from "./page-context.ts";
import { shownView, showView } from "./shown-view.ts";

/** So long after the last move the axes follow. */
const SETTLE_MS = 180;

/**
 * The part of a figure that is shown. A move shows at once by the drawing that is there; when it ends the figure is drawn
 * anew with its axes, or `chooseTime` takes what is shown of an axis of time.
 */
export function useZoom(plot: RefObject<HTMLDivElement | null>, chooseTime: (view: View) => boolean | "later") {
  const { prepare } = usePageContext();
  const [isZoomed, setIsZoomed] = useState(false);
  const [view, setView] = useState<View>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<View>(undefined);

  const settle = (next: View) => {
    if (next.width < 1) void prepare();
    const taken = next.width < 1 && chooseTime(next);
    waiting.current = taken === "later" ? next : undefined;
    if (taken === true) setIsZoomed(false);
    if (!taken) setView(next.width < 1 ? next : undefined);
  };
  const settleNow = useRef(settle);
  settleNow.current = settle;

  const show = (change: (view: View, whole: View) => View) => {
    const svg = plot.current?.querySelector<SVGSVGElement>("svg");
    if (!svg) return;
    const next = change(shownView(svg), WHOLE);
    showView(svg, next);
    setIsZoomed(next.width < 1);
    clearTimeout(timer.current);
    if (next.width >= 1) settleNow.current(next);
    else timer.current = setTimeout(() => settleNow.current(next), SETTLE_MS);
  };

  useEffect(() => {
    if (waiting.current) settleNow.current(waiting.current);
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  return { view, isZoomed, show };
}
