"use client";
import type { ReactNode } from "react";
import { ArraysCell } from "./arrays/arrays-cell.tsx";
import { Claim } from "./claim.tsx";
import { FigureFrame } from "./figure-frame.tsx";
import { InputsBar } from "./inputs-bar.tsx";
import { usePageContext } from "./page-context.ts";
import type { CellViews } from "./prose.tsx";
import { SolveCell } from "./solve/solve-cell.tsx";
import { Sources } from "./sources.tsx";
import { valueClass } from "./value-class.ts";

/** A number or word of the current state, bound by name; a missing binding fails rather than leaving a hole. */
function Value({ name }: { readonly name: string }) {
  const { values, props } = usePageContext();
  const value = values[name];
  if (!value) throw new TypeError(`Cannot show the value ${name} as ${props.slug} has none of this name`);
  return (
    <strong className={valueClass(value.text)} data-value={name} title={`${props.slug}/${value.query}.sql`}>
      {value.text}
    </strong>
  );
}

function Standfirst({ children }: { readonly children: ReactNode }) {
  return <div className="standfirst">{children}</div>;
}

/** Two columns of cells, one below the other where it is narrow. */
function Columns({ children }: { readonly children: ReactNode }) {
  return <div className="columns">{children}</div>;
}

function Column({ children }: { readonly children: ReactNode }) {
  return <div className="column">{children}</div>;
}

/** The cells of prose as the page shows them. */
export const CELL_VIEWS: CellViews = {
  Value,
  Claim,
  Standfirst,
  Columns,
  Column,
  Figure: FigureFrame,
  Inputs: InputsBar,
  Arrays: ArraysCell,
  Solve: SolveCell,
  Sources,
};
