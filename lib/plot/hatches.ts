/** The patterns of quality ink: light for missing, dense for estimated. Lines at 45°. */
export const HATCHES = [
  { id: "hatch-missing", spacing: 6, strokeWidth: 1.4 },
  { id: "hatch-estimated", spacing: 4, strokeWidth: 1.4 },
] as const;

/** The patterns as elements of an SVG; their lines have the colour of the token. */
export function hatchPatterns(): string {
  return HATCHES.map(
    ({ id, spacing, strokeWidth }) =>
      `<pattern id="${id}" width="${spacing}" height="${spacing}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0,0V${spacing}" stroke="var(--hatch)" stroke-width="${strokeWidth}"/></pattern>`,
  ).join("");
}
