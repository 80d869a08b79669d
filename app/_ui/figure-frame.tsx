"use client";
import type { KeyboardEvent } from "react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { sourceIn } from "#lib/notebook/source-in.ts";
import type { Box } from "#lib/plot/interaction/brush.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { FigureLegend } from "./figure-legend.tsx";
import { FigureMenu } from "./figure-menu.tsx";
import { FigureTable } from "./figure-table.tsx";
import { drawnKeys, FigureTip, keyOf, useTip } from "./figure-tip.tsx";
import { isTyping } from "./is-typing.ts";
import { messages } from "./messages.ts";
import { figureMessages } from "./messages-figure.ts";
import { usePageContext } from "./page-context.ts";
import { QualityNote } from "./quality-note.tsx";
import { SyntheticTag } from "./sources.tsx";
import { ThenNowToggle } from "./then-now.tsx";
import { useDrawing } from "./use-drawing.ts";
import { useGestures } from "./use-gestures.ts";
import { useReading } from "./use-reading.ts";

/** A figure: what it shows, its unit, the drawing or its table, and the receipt of what was read for it. */
export function FigureFrame({ name }: { readonly name: string }) {
  const page = usePageContext();
  const id = useId();
  const [isTable, setIsTable] = useState(false);
  const plot = useRef<HTMLDivElement>(null);
  const figure = page.figures[name];
  if (!figure) throw new TypeError(`Cannot show the figure ${name} as ${page.props.slug} has none of this name`);
  const say = messages(page.props.language);
  const words = figureMessages(page.props.language);
  const drawing = useMemo(() => ({ __html: page.props.drawings[name] ?? "" }), [page.props.drawings, name]);
  const { tip, show, hide, handlers } = useTip(name, plot);
  const gestures = useGestures(name, plot);
  useDrawing(name, plot, gestures.view);
  const choose = (key: string | undefined) => {
    if (key && gestures.chooseKey(key)) return;
    const { selects, choices } = page.props;
    const isOffered = selects && choices[selects]?.some(({ value }) => value === key);
    if (key && selects && isOffered) page.choose(selects, key);
  };
  const reading = useReading({ figure: name, plot, show, hide, choose });
  /** Whoever asked by key is taken along to the table, and back. */
  const isByKey = useRef(false);
  const isEmpty = figure.empty !== undefined;
  const toggleTable = () => {
    setIsTable(!isTable);
    void page.prepare();
  };

  const onMenuTable = () => {
    isByKey.current = false;
    toggleTable();
  };
  useEffect(() => {
    if (!isTable && isByKey.current) plot.current?.focus();
  }, [isTable]);

  const onFigureKey = (event: KeyboardEvent) => {
    if (event.key !== "t" || isTyping(event.nativeEvent)) return;
    event.preventDefault();
    isByKey.current = true;
    toggleTable();
  };
  const onPlotKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (reading.onKeyDown(event) || gestures.onZoomKey(event.key)) event.preventDefault();
    else if (event.key === "Escape") {
      gestures.reset();
      page.selection.select([]);
    }
  };

  return (
    <figure
      className="figure"
      id={`figure-${name}`}
      data-figure={name}
      aria-labelledby={`${id}-title`}
      onKeyDown={onFigureKey}
    >
      <figcaption>
        <h2 id={`${id}-title`}>
          {figure.title}
          {figure.queries.length > 0 && page.sources.some(({ quality }) => quality === "synthetic") ? (
            <SyntheticTag />
          ) : null}
        </h2>
        <FigureMenu name={name} isTable={isTable} onTable={onMenuTable} />
      </figcaption>
      <p className="unit">{figure.unit}</p>
      <ThenNowToggle name={name} plot={plot} />
      {figure.legend && !isTable ? <FigureLegend legend={figure.legend} missing={say.missing} plot={plot} /> : null}
      {isEmpty ? <p className="empty">{figure.empty}</p> : null}
      {isTable && !isEmpty ? <FigureTable name={name} drawn={drawnKeys(plot)} takesFocus={isByKey.current} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups inputs, this groups the marks of a drawing */}
      <div
        ref={plot}
        className={gestures.isZoomed ? "plot is-zoomed" : "plot"}
        role="group"
        aria-roledescription={words.reading}
        aria-label={figure.alt}
        hidden={isEmpty || isTable}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go through the marks
        tabIndex={0}
        {...handlers}
        {...gestures.handlers}
        onKeyDown={onPlotKey}
        onBlur={reading.onBlur}
        onPointerMove={(event) => {
          gestures.handlers.onPointerMove(event);
          if (!gestures.brush) handlers.onPointerMove(event);
        }}
        onClick={(event) => {
          if (!gestures.endsDrag()) choose(keyOf(event.target as Element));
        }}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server
        dangerouslySetInnerHTML={drawing}
        suppressHydrationWarning
      />
      <p className="heard" role="status">
        {reading.said}
      </p>
      {gestures.brush ? <BrushBox box={gestures.brush} /> : null}
      {gestures.isZoomed ? <p className="zoom-note">{words.zoomed}</p> : null}
      {tip && !gestures.brush ? <FigureTip {...tip} /> : null}
      <QualityNote name={name} />
      <Receipt queries={figure.queries} />
    </figure>
  );
}

/** The rectangle that is being drawn, in the window's own pixels. */
function BrushBox({ box }: { readonly box: Box }) {
  const { left, top, right, bottom } = box;
  return <div className="brush" style={{ left, top, width: right - left, height: bottom - top }} />;
}

function Receipt({ queries }: { readonly queries: readonly string[] }) {
  const { receipts, props, sources } = usePageContext();
  const say = messages(props.language);
  const read = queries.flatMap((query) => receipts[query] ?? []);
  const sum = (of: "rowsScanned" | "rowsSent" | "ms") => read.reduce((total, receipt) => total + receipt[of], 0);
  const number = (value: number) => formatNumber(value, props.language, 12);
  const last = sources[0];
  return (
    <p className="receipt">
      <span>
        {say.rowsRead(number(sum("rowsScanned")))} · {say.rowsSent(number(sum("rowsSent")))} ·{" "}
        {number(Math.round(10 * sum("ms")) / 10)} ms
        {read.length > 0 && read.every(({ cached }) => cached) ? ` · ${say.cached}` : ""}
      </span>
      <span>
        {say.snapshot} {props.snapshot.slice(0, 8)}
        {last?.last ? ` · ${sourceIn(last.source, props.language)}, ${say.dataTo(last.last)}` : ""}
      </span>
    </p>
  );
}
