"use client";
import type { ReactNode } from "react";
import { createContext, useContext } from "react";
import type { PageContent } from "#lib/notebook/page-content.ts";
import { ClaimText } from "./claim-text.tsx";
import type { CellViews } from "./prose.tsx";
import { valueClass } from "./value-class.ts";

type Still = Pick<PageContent, "slug" | "language" | "values" | "claims">;

/** The page whose numbers stand in prose that nobody can change. */
export const StillPage = createContext<Still | undefined>(undefined);

function Value({ name }: { readonly name: string }) {
  const page = useContext(StillPage);
  const value = page?.values[name];
  if (!value) throw new TypeError(`Cannot show the value ${name} as ${page?.slug} has none of this name`);
  return <strong className={valueClass(value.text)}>{value.text}</strong>;
}

function Claim({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const page = useContext(StillPage);
  const claim = page?.claims[name];
  if (!page || !claim) throw new TypeError(`Cannot show the claim ${name} as ${page?.slug} has none of this name`);
  return (
    <ClaimText name={name} claim={claim} language={page.language} words={children}>
      <strong className="value">({claim.text})</strong>
    </ClaimText>
  );
}

/** Cells of prose where nothing can be changed: its numbers as they are; figures and inputs are shown by who asks, or not. */
export const STILL_CELLS: CellViews = { Value, Claim };
