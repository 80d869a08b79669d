"use client";
import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import { panned, type View, zoomed } from "#lib/plot/interaction/zoom.ts";

type Show = (change: (view: View, whole: View) => View) => void;

/** What a turn of the wheel by one pixel zooms by, as a power of e. */
const PER_PIXEL = 0.004;

interface Pinch {
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/** Zooms by the wheel with Ctrl (what a trackpad's pinch sends) and by two fingers; one finger goes on scrolling the page. */
export function useWheelAndPinch(plot: RefObject<HTMLDivElement | null>, show: Show): void {
  const latest = useRef(show);
  latest.current = show;
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    let pinch: Pinch | undefined;
    const share = (x: number, y: number) => {
      const box = element.getBoundingClientRect();
      return { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * PER_PIXEL);
      latest.current((view, whole) => zoomed(view, whole, factor, share(event.clientX, event.clientY)));
    };
    const onTouch = (event: TouchEvent) => {
      const next = pinchOf(event);
      const before = pinch;
      pinch = next;
      if (!next) return;
      event.preventDefault();
      if (!before) return;
      const { width, height } = element.getBoundingClientRect();
      latest.current((view, whole) => {
        const nearer = zoomed(view, whole, next.distance / before.distance, share(next.x, next.y));
        return panned(nearer, whole, (before.x - next.x) / width, (before.y - next.y) / height);
      });
    };
    const onEnd = (event: TouchEvent) => {
      pinch = pinchOf(event);
    };
    // Not passive: the browser would zoom the whole page beside.
    const active = { passive: false };
    element.addEventListener("wheel", onWheel, active);
    element.addEventListener("touchstart", onTouch, active);
    element.addEventListener("touchmove", onTouch, active);
    for (const end of ["touchend", "touchcancel"] as const) element.addEventListener(end, onEnd);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("touchstart", onTouch);
      element.removeEventListener("touchmove", onTouch);
      for (const end of ["touchend", "touchcancel"] as const) element.removeEventListener(end, onEnd);
    };
  }, [plot]);
}

function pinchOf({ touches }: TouchEvent): Pinch | undefined {
  const [a, b, ...more] = touches;
  if (!a || !b || more.length > 0) return undefined;
  const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  if (distance === 0) return undefined;
  return { distance, x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
}
