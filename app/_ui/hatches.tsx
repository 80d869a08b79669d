import { HATCHES } from "#lib/plot/hatches.ts";

/** The patterns of quality ink, once a page. */
export function Hatches() {
  return (
    <svg width="0" height="0" className="hatches" aria-hidden="true">
      <defs>
        {HATCHES.map(({ id, spacing, strokeWidth }) => (
          <pattern
            key={id}
            id={id}
            width={spacing}
            height={spacing}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d={`M0,0V${spacing}`} strokeWidth={strokeWidth} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
