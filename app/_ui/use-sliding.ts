"use client";
import { useEffect, useRef, useState } from "react";
import { usePageContext } from "./page-context.ts";

/** A value that is being moved, and how it is moved and let go. */
export interface Sliding<Value extends string | number> {
  readonly value: Value;
  /** Shows a value; the page follows with the next frame. */
  readonly move: (value: Value) => void;
  /** Takes the value that is shown, or another. */
  readonly settle: (value?: Value) => void;
}

/** The value of an input while it is moved: it shows at once, figures follow frame by frame, the address when it is let go. */
export function useSliding<Value extends string | number>(name: string): Sliding<Value> {
  const { inputs, slide, choose } = usePageContext();
  const chosen = inputs[name] as Value;
  const [moved, setMoved] = useState<Value>();
  const latest = useRef<Value>(undefined);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const move = (value: Value) => {
    setMoved(value);
    latest.current = value;
    // What moved in this frame already is shown with the next one: the first move need not wait for it.
    if (frame.current !== 0) return;
    slide(name, value);
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      if (latest.current !== undefined) slide(name, latest.current);
    });
  };
  const settle = (value = latest.current) => {
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    latest.current = undefined;
    setMoved(undefined);
    if (value !== undefined) choose(name, value);
  };
  return { value: moved ?? chosen, move, settle };
}
