/** What lectures use energy for. */
export const LOAD_PARTS = ["base", "people", "pc", "setup", "hvac", "building"] as const;

/** Energy of lectures by what it is for, columns of shape [days · slots]. [kWh] */
export type LectureLoad = Readonly<Record<(typeof LOAD_PARTS)[number], Float64Array>>;

/**
 * Makes a load of nothing.
 *
 * @param periods Periods a week.
 * @returns Columns of zeros, to be added to.
 */
export function noLoad(periods: number): LectureLoad {
  const column = () => new Float64Array(periods);
  return { base: column(), people: column(), pc: column(), setup: column(), hvac: column(), building: column() };
}
