"use client";
import { useId, useMemo, useRef, useState } from "react";
import { FigureLegend } from "./figure-legend.tsx";
import { FigureMenu } from "./figure-menu.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FigureTip, useTip } from "./figure-tip.tsx";
import { messages } from "./messages.ts";
import { usePageContext } from "./page-context.ts";
import { SyntheticTag } from "./sources.tsx";
import { ThenNowToggle } from "./then-now.tsx";
import { useDrawing } from "./use-drawing.ts";

/** A figure: what it shows, its unit, the drawing or its table, and the receipt of what was read for it. */
export function FigureFrame({ name }: { readonly name: string }) {
  const page = usePageContext();
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const plot = useRef<HTMLDivElement>(null);
  const figure = page.figures[name];
  if (!figure) throw new TypeError(`Cannot show the figure ${name} as ${page.props.slug} has none of this name`);
  const say = messages(page.props.language);
  const drawing = useMemo(() => ({ __html: page.props.drawings[name] ?? "" }), [page.props.drawings, name]);
  useDrawing(name, plot);
  const { tip, handlers } = useTip(name, plot);
  const isEmpty = figure.empty !== undefined;
  const toggleTable = () => {
    setIsTable(!isTable);
    void page.prepare();
  };

  return (
    <figure className="figure" id={`figure-${name}`} data-figure={name} aria-labelledby={`${id}-title`}>
      <figcaption>
        <h2 id={`${id}-title`}>
          {figure.title}
          {page.props.sources.some(({ quality }) => quality === "synthetic") ? <SyntheticTag /> : null}
        </h2>
        <FigureMenu name={name} isTable={isTable} onTable={toggleTable} />
      </figcaption>
      <p className="unit">{figure.unit}</p>
      <ThenNowToggle name={name} plot={plot} />
      {figure.legend && !isTable ? <FigureLegend legend={figure.legend} missing={say.missing} /> : null}
      {isEmpty ? <p className="empty">{figure.empty}</p> : null}
      {isTable && !isEmpty ? <FigureTable name={name} /> : null}
      <div
        ref={plot}
        className="plot"
        role="img"
        aria-label={figure.alt}
        hidden={isEmpty || isTable}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go through the marks
        tabIndex={0}
        {...handlers}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server
        dangerouslySetInnerHTML={drawing}
        suppressHydrationWarning
      />
      {tip ? <FigureTip {...tip} /> : null}
      <Receipt queries={figure.queries} />
    </figure>
  );
}

function Receipt({ queries }: { readonly queries: readonly string[] }) {
  const { receipts, props } = usePageContext();
  const say = messages(props.language);
  const read = queries.flatMap((query) => receipts[query] ?? []);
  const sum = (of: "rowsScanned" | "rowsSent" | "ms") => read.reduce((total, receipt) => total + receipt[of], 0);
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(props.language, { maximumFractionDigits: digits }).format(value);
  const last = props.sources[0];
  return (
    <p className="receipt">
      <span>
        {say.rowsRead(number(sum("rowsScanned")))} · {say.rowsSent(number(sum("rowsSent")))} · {number(sum("ms"), 1)} ms
        {read.length > 0 && read.every(({ cached }) => cached) ? ` · ${say.cached}` : ""}
      </span>
      <span>
        {say.snapshot} {props.snapshot.slice(0, 8)}
        {last ? ` · ${say.dataTo(last.last_month)}` : ""}
      </span>
    </p>
  );
}
