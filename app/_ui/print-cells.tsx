"use client";
import type { ReactNode } from "react";
import { createContext, useContext } from "react";
import { inputText } from "#lib/notebook/input-text.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";
import { cellNames } from "#lib/notebook/prose.ts";
import { sourceIn } from "#lib/notebook/source-in.ts";
import { ArraysTable } from "./arrays/arrays-table.tsx";
import { messages } from "./messages.ts";
import { presentMessages } from "./messages-present.ts";
import type { CellViews } from "./prose.tsx";
import { STILL_CELLS } from "./still-cells.tsx";
import { StillFigure } from "./still-figure.tsx";

/** The page that is printed. */
export const PrintedPage = createContext<PageContent | undefined>(undefined);

function usePrintedPage(): PageContent {
  const page = useContext(PrintedPage);
  if (!page) throw new TypeError("Cannot print a cell outside a printed page");
  return page;
}

/** The figures of a page in the order in which they are numbered. */
export function numberedFigures(page: Pick<PageContent, "prose">): string[] {
  return [...new Set(cellNames(page.prose, "Figure"))];
}

function Standfirst({ children }: { readonly children: ReactNode }) {
  return <div className="standfirst">{children}</div>;
}

/** A figure with its number, and a caption that says all that is needed to trust it. */
function Figure({ name }: { readonly name: string }) {
  const page = usePrintedPage();
  const say = presentMessages(page.language);
  const figure = page.figures[name];
  const isSynthetic = page.sources.some(({ quality }) => quality === "synthetic");
  const last = page.sources[0]?.last;
  return (
    <figure className="print-figure" data-figure={name}>
      <StillFigure name={name} page={page} />
      <figcaption>
        <strong>{say.figure(numberedFigures(page).indexOf(name) + 1)}.</strong> {figure?.title}. {figure?.unit}.
        {last ? ` ${say.asOf(last)}` : ""}
        {isSynthetic ? ` ${say.synthetic}` : ""}{" "}
        <span className="print-snapshot">
          {say.snapshot} {page.snapshot.slice(0, 8)}
        </span>
      </figcaption>
    </figure>
  );
}

function Inputs() {
  const page = usePrintedPage();
  return (
    <dl className="print-inputs" aria-label={messages(page.language).inputsOf}>
      {page.controls.map((control) => (
        <div key={control.name}>
          <dt>{control.label}</dt>
          <dd>
            {inputText(control, page.inputs[control.name] ?? "", page.choices[control.name] ?? [], page.language)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Arrays({ name }: { readonly name: string }) {
  const page = usePrintedPage();
  return <ArraysTable text={String(page.inputs[name])} language={page.language} />;
}

function Sources() {
  const page = usePrintedPage();
  const say = presentMessages(page.language);
  return (
    <p className="sources">
      {page.sources.map((line) => (
        <span key={`${line.source} ${line.quality}`}>
          {say.source}: {sourceIn(line.source, page.language)}
          {line.first === null ? "" : `, ${say.dataFromTo(line.first, line.last)}`}
        </span>
      ))}
    </p>
  );
}

/** The cells of prose as paper shows them. */
export const PRINT_CELLS: CellViews = { ...STILL_CELLS, Standfirst, Figure, Inputs, Arrays, Sources };
