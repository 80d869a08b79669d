/** Restated cells of a dataset that its file holds at most. */
export const CELLS_IN_FILE = 1_000_000;
