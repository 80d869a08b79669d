"use client";
import type { KeyboardEvent, RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import { type Direction, nextSpot, type Spot } from "#lib/plot/interaction/reading.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { figureSummary } from "./figure-summary.ts";
import { keyOf, marksOf } from "./figure-tip.tsx";
import { isTyping } from "./is-typing.ts";
import { readingMessages } from "./messages-reading.ts";
import { usePageContext } from "./page-context.ts";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
  PageDown: "next",
  PageUp: "previous",
};

interface Reading {
  readonly figure: string;
  readonly plot: RefObject<HTMLDivElement | null>;
  /** Shows what a mark says, and gives its lines. */
  readonly show: (mark: Element) => readonly string[] | undefined;
  readonly hide: () => void;
  readonly choose: (key: string | undefined) => void;
}

/** Reads a figure's marks aloud as the keys go through them; `said` is what a screen reader is to say now. */
export function useReading({ figure, plot, show, hide, choose }: Reading) {
  const { props, figures, selection, tableOf } = usePageContext();
  const [said, setSaid] = useState("");
  const current = useRef<Element>(undefined);
  /** True where the rows of the mark at hand were not there yet when it was reached: it is read once they are. */
  const isWaiting = useRef(false);
  const words = readingMessages(props.language);
  const number = (value: number) => formatNumber(value, props.language, 9);

  const read = (mark: Element) => {
    const marks = marksOf(plot);
    current.current = mark;
    for (const each of marks) each.classList.toggle("is-current", each === mark);
    const lines = show(mark);
    isWaiting.current = lines === undefined;
    const key = keyOf(mark) ?? "";
    const place = words.place(number(marks.indexOf(mark) + 1), number(marks.length));
    setSaid([...(lines ?? [key]), place, ...(selection.keys.has(key) ? [words.selected] : [])].join(", "));
  };

  /** The mark at hand, or that with its key where the figure has been drawn anew. */
  const here = (marks: readonly Element[]): number | undefined => {
    const mark = current.current;
    if (!mark) return undefined;
    const at = marks.indexOf(mark);
    const found = at === -1 ? marks.findIndex((each) => keyOf(each) === keyOf(mark)) : at;
    return found === -1 ? undefined : found;
  };

  const go = (direction: Direction, isExtending: boolean) => {
    const marks = marksOf(plot);
    const at = here(marks);
    const next = nextSpot(marks.map(spotOf(marks)), at, direction);
    const mark = next === undefined ? undefined : marks[next];
    if (!mark) return setSaid((before) => (before.endsWith(words.end) ? `${words.end} ` : words.end));
    if (isExtending) {
      const both = [keyOf(marks[at ?? -1]), keyOf(mark)].filter((key) => key !== undefined);
      selection.select([...new Set([...selection.keys, ...both])]);
    }
    read(mark);
  };

  const forget = () => {
    for (const mark of marksOf(plot)) mark.classList.remove("is-current");
    current.current = undefined;
    isWaiting.current = false;
    hide();
    setSaid("");
  };

  useEffect(() => {
    if (!isWaiting.current) return;
    const marks = marksOf(plot);
    const mark = marks[here(marks) ?? -1];
    if (mark && show(mark)) read(mark);
  });

  const onKeyDown = (event: KeyboardEvent): boolean => {
    const direction = DIRECTIONS[event.key];
    const key = keyOf(current.current);
    if (direction) {
      go(direction, event.shiftKey);
    } else if (event.key === " " && key !== undefined) {
      selection.toggle(key);
      const name = (current.current && show(current.current)?.[0]) ?? key;
      setSaid(selection.keys.has(key) ? name : `${name}, ${words.selected}`);
    } else if (event.key === "Enter" && key !== undefined) {
      choose(key);
    } else if (event.key === "d" && !isTyping(event.nativeEvent)) {
      setSaid(figureSummary(figures[figure]?.alt ?? "", tableOf(figure), props.language));
    } else if (event.key === "Escape" && current.current) {
      forget();
    } else {
      return false;
    }
    return true;
  };

  return { said, onKeyDown, onBlur: forget };
}

function spotOf(marks: readonly Element[]): (mark: Element) => Spot {
  const groups = [...new Set(marks.map(({ parentElement }) => parentElement))];
  return (mark) => ({
    series: groups.indexOf(mark.parentElement),
    shape: shapeOf(mark),
    box: mark.getBoundingClientRect(),
  });
}

function shapeOf(mark: Element): Spot["shape"] {
  if (mark.tagName === "rect") return "bar";
  return mark.closest('[aria-label="geo"]') ? "area" : "point";
}
