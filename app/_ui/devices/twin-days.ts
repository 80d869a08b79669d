/** Spans over which a twin is shown beside its device. [d] */
export const TWIN_DAYS = [1, 3, 7, 28] as const;
