"use client";
import type { PointerEvent } from "react";
import { useRef } from "react";

const SWIPE_PX = 50;
const TAP_PX = 10;
/** The share of the width, at the left, where a tap goes back. */
const BACK_ZONE = 0.3;

/** Touch: a swipe turns the slide, a tap goes on, at the left edge back. */
export function useSwipe(dispatch: (key: string) => unknown) {
  const start = useRef<{ readonly x: number; readonly y: number }>(undefined);
  return {
    onPointerDown: ({ pointerType, clientX, clientY, isPrimary }: PointerEvent) => {
      start.current = pointerType === "touch" && isPrimary ? { x: clientX, y: clientY } : undefined;
    },
    onPointerCancel: () => {
      start.current = undefined;
    },
    onPointerUp: ({ clientX, clientY, target }: PointerEvent) => {
      const from = start.current;
      start.current = undefined;
      if (!from || (target as Element).closest("a, button")) return;
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy)) dispatch(dx < 0 ? "ArrowRight" : "ArrowLeft");
      else if (Math.hypot(dx, dy) < TAP_PX) dispatch(clientX < BACK_ZONE * innerWidth ? "ArrowLeft" : "ArrowRight");
    },
  };
}
