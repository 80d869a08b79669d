"use client";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { CHART_KINDS, type ChartColumn, type ChartKind, type ChartSpec } from "#lib/plot/chart-spec.ts";
import { drawFigure } from "#lib/plot/draw.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { barsShown, chartLegend, quickChart } from "#lib/plot/quick-chart.ts";
import { Choice } from "../../_ui/choice.tsx";
import type { SqlResult } from "./ask-sql.ts";
import { exploreMessages } from "./messages-explore.ts";

interface ResultChartProps {
  readonly language: Language;
  /** IANA name of the site's zone. */
  readonly zone: string;
  readonly rows: SqlResult["rows"];
  readonly columns: readonly ChartColumn[];
  readonly spec: ChartSpec;
  readonly onSpec: (spec: ChartSpec) => void;
}

/** A quick chart of a result, with the choice of its columns. */
export default function ResultChart({ language, zone, rows, columns, spec, onSpec }: ResultChartProps) {
  const say = exploreMessages(language);
  const plot = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const numbers = columns.filter(({ kind }) => kind === "number").map(({ name }) => name);
  const names = columns.map(({ name }) => name);
  const some = useMemo(() => barsShown(rows, columns, spec), [rows, columns, spec]);
  const note = useId();

  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    const options = quickChart(rows, columns, spec, { width, language, zone });
    plot.current?.replaceChildren(drawFigure(options, document));
  }, [rows, columns, spec, width, language, zone]);

  const choose = (changed: Partial<Record<"kind" | "x" | "y" | "colour", string>>) => {
    const { kind, x, y, colour } = { ...spec, ...changed };
    const isHistogram = kind === "histogram";
    const number = y && numbers.includes(y) ? y : numbers.find((name) => name !== x);
    onSpec({
      kind: kind as ChartKind,
      x: isHistogram && !numbers.includes(x) ? (numbers[0] ?? x) : x,
      ...(isHistogram || number === undefined ? {} : { y: number }),
      ...(isHistogram || !colour ? {} : { colour }),
    });
  };
  return (
    <div className="explore-chart">
      <div className="explore-choices">
        <Choice
          label={say.kind}
          value={spec.kind}
          options={CHART_KINDS.map((kind) => [kind, say.kinds[kind]])}
          onChoose={(kind) => choose({ kind })}
        />
        <Choice
          label={say.x}
          value={spec.x}
          options={(spec.kind === "histogram" ? numbers : names).map((name) => [name, name])}
          onChoose={(x) => choose({ x })}
        />
        {spec.kind === "histogram" ? null : (
          <>
            <Choice
              label={say.y}
              value={spec.y ?? ""}
              options={numbers.map((name) => [name, name])}
              onChoose={(y) => choose({ y })}
            />
            <Choice
              label={say.colour}
              value={spec.colour ?? ""}
              options={[["", say.none], ...names.map((name) => [name, name] as const)]}
              onChoose={(colour) => choose({ colour })}
            />
          </>
        )}
      </div>
      {spec.colour === undefined ? null : (
        <ul className="explore-legend" aria-label={spec.colour}>
          {chartLegend(rows, spec.colour).map(({ value, fill }) => (
            <li key={value ?? ""}>
              <span className="explore-swatch" style={{ background: fill }} />
              {value ?? say.rest}
            </li>
          ))}
        </ul>
      )}
      <div
        ref={plot}
        className="plot"
        role="img"
        aria-label={`${say.chart}: ${[spec.y, spec.x].filter(Boolean).join(" / ")}`}
        {...(some ? { "aria-describedby": note } : {})}
      />
      {some ? (
        <p id={note} className="explore-share">
          {say.firstBars(formatNumber(some.shown, language, 9), formatNumber(some.of, language, 9))}
        </p>
      ) : null}
    </div>
  );
}
