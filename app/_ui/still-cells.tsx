"use client";
import { createContext, useContext } from "react";
import type { PageContent } from "#lib/notebook/page-content.ts";
import type { CellViews } from "./prose.tsx";

type Still = Pick<PageContent, "slug" | "values">;

/** The page whose numbers stand in prose that nobody can change. */
export const StillPage = createContext<Still | undefined>(undefined);

function Value({ name }: { readonly name: string }) {
  const page = useContext(StillPage);
  const value = page?.values[name];
  if (!value) throw new TypeError(`Cannot show the value ${name} as ${page?.slug} has none of this name`);
  return <strong className="value">{value.text}</strong>;
}

/** Cells of prose where nothing can be changed: its numbers as they are; figures and inputs are shown by who asks, or not. */
export const STILL_CELLS: CellViews = { Value };
