import type { Quality } from "./reading.ts";

/** The qualities of a reading from best to worst: a reading's rank is its place here. */
export const QUALITIES: readonly Quality[] = ["measured", "estimated", "synthetic"];

/** Rank of a value that was estimated. */
export const ESTIMATED = 1;
