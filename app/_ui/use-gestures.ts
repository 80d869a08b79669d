"use client";
import type { MouseEvent, PointerEvent, RefObject } from "react";
import { useRef, useState } from "react";
import { type Box, boxBetween, brushedKeys } from "#lib/plot/interaction/brush.ts";
import { zoomed, zoomedTo } from "#lib/plot/interaction/zoom.ts";
import { usePageContext } from "./page-context.ts";
import { useViewChoice } from "./use-view-choice.ts";
import { useWheelAndPinch } from "./use-wheel-and-pinch.ts";
import { useZoom } from "./use-zoom.ts";

/** Shorter moves are clicks. [px] */
const LEAST_DRAG = 6;

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly isZoom: boolean;
}

/** Dragging over a figure selects its marks, with Shift it zooms; double click and Escape go back. */
export function useGestures(name: string, plot: RefObject<HTMLDivElement | null>) {
  const { selection } = usePageContext();
  const choice = useViewChoice(name, plot);
  const [brush, setBrush] = useState<Box>();
  const drag = useRef<Drag>(undefined);
  const isDragged = useRef(false);

  const { view, isZoomed, show } = useZoom(plot, choice.chooseShown);

  useWheelAndPinch(plot, show);

  const reset = () => {
    if (!choice.letGo()) show((_, whole) => whole);
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    isDragged.current = false;
    if (event.pointerType === "touch" || event.button !== 0) return;
    drag.current = { x: event.clientX, y: event.clientY, isZoom: event.shiftKey };
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = drag.current;
    if (!from) return;
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < LEAST_DRAG && !isDragged.current) return;
    isDragged.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    setBrush(boxBetween(from.x, from.y, event.clientX, event.clientY));
  };

  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const from = drag.current;
    drag.current = undefined;
    setBrush(undefined);
    const element = plot.current;
    if (!from || !isDragged.current || !element) return;
    const box = boxBetween(from.x, from.y, event.clientX, event.clientY);
    if (!from.isZoom && choice.chooseTime(box)) return;
    if (from.isZoom) {
      const all = element.getBoundingClientRect();
      const rect = {
        x: (box.left - all.left) / all.width,
        y: (box.top - all.top) / all.height,
        width: (box.right - box.left) / all.width,
        height: (box.bottom - box.top) / all.height,
      };
      show((view, whole) => zoomedTo(view, whole, rect));
      return;
    }
    const marks = [...element.querySelectorAll("[data-key]")].map((mark) => ({
      key: mark.getAttribute("data-key") ?? "",
      box: mark.getBoundingClientRect(),
    }));
    const keys = brushedKeys(box, marks);
    if (!choice.chooseKeys(keys)) selection.select(keys);
  };

  /** True where the click ends a drag, so that it selects nothing by itself. */
  const endsDrag = () => isDragged.current;

  const onDoubleClick = (event: MouseEvent) => {
    event.preventDefault();
    reset();
  };

  const onZoomKey = (key: string): boolean => {
    if (key === "+" || key === "=") show((view, whole) => zoomed(view, whole, 1.5, placeOfMarks(plot.current)));
    else if (key === "-" && !isZoomed) choice.letGo();
    else if (key === "-") show((view, whole) => zoomed(view, whole, 1 / 1.5));
    else if (key === "0") reset();
    else return false;
    return true;
  };

  return {
    brush,
    isZoomed,
    endsDrag,
    reset,
    view,
    onZoomKey,
    chooseKey: choice.chooseKey,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onDoubleClick },
  };
}

/** Where a key zooms to, in shares of what is shown: the mark at hand, else the middle of those in sight. */
function placeOfMarks(plot: Element | null): { readonly x: number; readonly y: number } | undefined {
  const whole = plot?.getBoundingClientRect();
  if (!plot || !whole?.width || !whole.height) return undefined;
  const current = plot.querySelectorAll(".is-current");
  const marks = [...(current.length > 0 ? current : plot.querySelectorAll("[data-key]"))];
  const places = marks
    .map((mark) => mark.getBoundingClientRect())
    .map((box) => ({
      x: (box.left + box.width / 2 - whole.left) / whole.width,
      y: (box.top + box.height / 2 - whole.top) / whole.height,
    }))
    .filter(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
  if (places.length === 0) return undefined;
  const mean = (of: "x" | "y") => places.reduce((sum, place) => sum + place[of], 0) / places.length;
  return { x: mean("x"), y: mean("y") };
}
