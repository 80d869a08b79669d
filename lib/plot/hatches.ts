/** The patterns of quality ink: light for missing, dense for estimated. Lines at 45°. */
export const HATCHES = [
  { id: "hatch-missing", spacing: 6, strokeWidth: 1.4 },
  { id: "hatch-estimated", spacing: 4, strokeWidth: 1.4 },
] as const;
