"use client";
import type { RefObject } from "react";
import { useCallback, useEffect, useState } from "react";
import { MARKS } from "#lib/notebook/marks.ts";
import type { PageProps } from "./page-props.ts";

/** The marks that the reader has selected, by key: every figure dims the others. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly select: (keys: readonly string[]) => void;
  readonly toggle: (key: string) => void;
}

const PARAMETER = "f";

/** Follows the selection in the address (`f=<input>:a,b`) and in every figure of the page. */
export function useSelection(props: PageProps, main: RefObject<HTMLElement | null>): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const dimension = props.selects ?? MARKS;

  useEffect(() => {
    const read = () => setKeys(new Set(selectionIn(new URLSearchParams(location.search), dimension)));
    read();
    addEventListener("popstate", read);
    return () => removeEventListener("popstate", read);
  }, [dimension]);

  useEffect(() => {
    const element = main.current;
    if (!element) return;
    const mark = () => {
      for (const each of element.querySelectorAll(".plot [data-key]")) {
        each.classList.toggle("is-dimmed", keys.size > 0 && !keys.has(each.getAttribute("data-key") ?? ""));
      }
    };
    mark();
    if (keys.size === 0) return;
    // A figure that is drawn anew has marks of its own.
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === "svg"))) mark();
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [keys, main]);

  const select = useCallback(
    (chosen: readonly string[]) => {
      setKeys(new Set(chosen));
      const url = new URL(location.href);
      const others = url.searchParams.getAll(PARAMETER).filter((text) => !text.startsWith(`${dimension}:`));
      url.searchParams.delete(PARAMETER);
      for (const text of others) url.searchParams.append(PARAMETER, text);
      if (chosen.length > 0) url.searchParams.append(PARAMETER, `${dimension}:${chosen.map(encodeKey).join(",")}`);
      history.replaceState(history.state, "", url);
    },
    [dimension],
  );

  const toggle = (key: string) => {
    const without = [...keys].filter((each) => each !== key);
    select(without.length < keys.size ? without : [...without, key]);
  };

  return { keys, select, toggle };
}

/** The keys that an address selects for a dimension. */
function selectionIn(search: URLSearchParams, dimension: string): string[] {
  return search.getAll(PARAMETER).flatMap((text) => {
    if (!text.startsWith(`${dimension}:`)) return [];
    const list = text.slice(dimension.length + 1);
    return list === "" ? [] : list.split(",").map(decodeURIComponent);
  });
}

/** A comma inside a key is not one between keys. */
function encodeKey(key: string): string {
  return encodeURIComponent(key);
}
