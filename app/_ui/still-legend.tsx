import type { FigureLegend } from "#lib/notebook/analysis.ts";
import { Swatch } from "./swatch.tsx";

const STEP = 32;

/** Colours explained, with nothing to press: the classes of a scale with the bounds between them, or kinds by name. */
export function StillLegend({ legend, missing }: { readonly legend: FigureLegend; readonly missing: string }) {
  if ("kinds" in legend) {
    return (
      <p className="legend" aria-hidden="true">
        {legend.kinds.map(({ colour, name }) => (
          <span key={name} className="legend-kind">
            <Swatch colour={colour} />
            {name}
          </span>
        ))}
      </p>
    );
  }
  const { label, colours, bounds } = legend;
  return (
    <div className="legend" aria-hidden="true">
      <span className="legend-label">{label}</span>
      <svg
        aria-hidden="true"
        className="legend-scale"
        viewBox={`0 0 ${colours.length * STEP} 30`}
        width={colours.length * STEP}
        height="30"
      >
        {colours.map((colour, i) => (
          <rect key={colour} x={i * STEP} y="0" width={STEP} height="11" fill={colour} className="swatch" />
        ))}
        {bounds.map((bound, i) => (
          <text key={bound} x={(i + 1) * STEP} y="25" textAnchor="middle">
            {bound}
          </text>
        ))}
      </svg>
      <span className="legend-kind">
        <Swatch colour="url(#hatch-missing)" />
        {missing}
      </span>
    </div>
  );
}
