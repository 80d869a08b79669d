"use client";
import type { RefObject } from "react";
import { useEffect } from "react";

/** Loads every part of the typefaces that the text of an element needs, hidden parts too, while there is a network. */
export function useFonts(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const text = [...new Set(element.current?.textContent ?? "")].join("");
    for (const face of [
      '16px "Pretendard Variable"',
      '700 16px "Pretendard Variable"',
      '12px "JetBrains Mono Variable"',
    ])
      document.fonts.load(face, text).catch((cause: unknown) => console.warn(cause));
  }, [element]);
}
