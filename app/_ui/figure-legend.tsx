"use client";
import type { RefObject } from "react";
import { useEffect, useState } from "react";
import type { FigureLegend as Legend } from "#lib/notebook/analysis.ts";
import { figureMessages } from "./messages-figure.ts";
import { usePageContext } from "./page-context.ts";
import { Swatch } from "./swatch.tsx";

const STEP = 32;

interface LegendProps {
  readonly legend: Legend;
  readonly missing: string;
  readonly plot: RefObject<HTMLDivElement | null>;
}

/** Colours explained: the classes of a scale with the bounds between them, or kinds by name. A click on one shows it alone. */
export function FigureLegend({ legend, missing, plot }: LegendProps) {
  const { props } = usePageContext();
  const words = figureMessages(props.language);
  const [alone, setAlone] = useState<string>();

  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const mark = () => {
      for (const each of element.querySelectorAll("[data-key]")) {
        const colour = each.getAttribute("fill") ?? each.closest("[fill]")?.getAttribute("fill");
        each.classList.toggle("is-apart", alone !== undefined && colour !== alone);
      }
    };
    mark();
    if (alone === undefined) return;
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true });
    return () => observer.disconnect();
  }, [alone, plot]);

  const isolate = (colour: string) => setAlone(alone === colour ? undefined : colour);
  if ("kinds" in legend) {
    return (
      <p className="legend">
        {legend.kinds.map(({ colour, name }) => (
          <button
            key={name}
            type="button"
            className="legend-kind"
            aria-pressed={alone === colour}
            title={words.isolateHint}
            onClick={() => isolate(colour)}
          >
            <Swatch colour={colour} />
            {name}
          </button>
        ))}
      </p>
    );
  }
  const { label, colours, bounds } = legend;
  return (
    <div className="legend">
      <span className="legend-label">{label}</span>
      <span className="legend-classes">
        {colours.map((colour, i) => (
          <button
            key={colour}
            type="button"
            className="legend-class"
            aria-pressed={alone === colour}
            aria-label={words.isolate(className(bounds, i))}
            title={words.isolateHint}
            onClick={() => isolate(colour)}
          >
            <svg aria-hidden="true" width={STEP} height="11">
              <rect width={STEP} height="11" fill={colour} className="swatch" />
            </svg>
            <span aria-hidden="true">{bounds[i] ?? ""}</span>
          </button>
        ))}
      </span>
      <span className="legend-kind">
        <Swatch colour="url(#hatch-missing)" />
        {missing}
      </span>
    </div>
  );
}

/** What a class holds: up to its bound, between two, or from the last. */
function className(bounds: readonly string[], i: number): string {
  if (i === 0) return `< ${bounds[0] ?? ""}`;
  if (i === bounds.length) return `≥ ${bounds[i - 1] ?? ""}`;
  return `${bounds[i - 1]} – ${bounds[i]}`;
}
