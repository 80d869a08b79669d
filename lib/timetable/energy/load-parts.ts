/** What lectures use energy for. */
export const LOAD_PARTS = ["base", "people", "pc", "setup", "hvac", "building"] as const;

/** Energy of lectures by what it is for, columns of shape [days · slots]. [kWh] */
export type LectureLoad = Readonly<Record<(typeof LOAD_PARTS)[number], Float64Array>>;
