"use client";
import { createContext, useContext } from "react";
import type { Page } from "./use-page.ts";

export const PageContext = createContext<Page | undefined>(undefined);

export function usePageContext(): Page {
  const page = useContext(PageContext);
  if (!page) throw new TypeError("Cannot show a cell outside a notebook");
  return page;
}
