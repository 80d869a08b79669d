"use client";
import { useMemo, useRef } from "react";
import type { PlacedArray } from "#lib/pv/array-text.ts";
import { arraysText, parseArrays } from "#lib/pv/array-text.ts";

/** The arrays of a text; one that is as it was in the text before stays the same object, so that its row need not be rendered. */
export function useKeptArrays(text: string): readonly PlacedArray[] {
  const before = useRef<readonly PlacedArray[]>([]);
  return useMemo(() => {
    const arrays = parseArrays(text).map((array, i) => {
      const kept = before.current[i];
      return kept && arraysText([kept]) === arraysText([array]) ? kept : array;
    });
    before.current = arrays;
    return arrays;
  }, [text]);
}
