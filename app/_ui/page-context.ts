"use client";
import { createContext, useContext } from "react";
import type { Page } from "./use-page.ts";
import type { Selection } from "./use-selection.ts";

/** What cells of a page share. */
export interface ShownPage extends Page {
  readonly selection: Selection;
}

export const PageContext = createContext<ShownPage | undefined>(undefined);

export function usePageContext(): ShownPage {
  const page = useContext(PageContext);
  if (!page) throw new TypeError("Cannot show a cell outside a notebook");
  return page;
}
