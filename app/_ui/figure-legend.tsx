import type { FigureLegend as Legend } from "#lib/notebook/analysis.ts";

/** Classes of a scale as a row of swatches with the bounds between them. */
export function FigureLegend({ legend, missing }: { readonly legend: Legend; readonly missing: string }) {
  const { label, colours, bounds } = legend;
  return (
    <div className="legend" aria-hidden="true">
      <span className="legend-label">{label}</span>
      <svg
        aria-hidden="true"
        className="legend-scale"
        viewBox={`0 0 ${colours.length * 32 + 74} 30`}
        width={colours.length * 32 + 74}
        height="30"
      >
        {colours.map((colour, i) => (
          <rect key={colour} x={i * 32} y="0" width="32" height="11" fill={colour} className="swatch" />
        ))}
        {bounds.map((bound, i) => (
          <text key={bound} x={(i + 1) * 32} y="25" textAnchor="middle">
            {bound}
          </text>
        ))}
        <rect x={colours.length * 32 + 14} y="0" width="16" height="11" fill="url(#hatch-missing)" className="swatch" />
        <text x={colours.length * 32 + 34} y="10">
          {missing}
        </text>
      </svg>
    </div>
  );
}
