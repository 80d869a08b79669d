/** Around the plot of a line over time; what the columns leave over is added to the right. Whole pixels. */
export const LINE_MARGIN = { left: 56, right: 16, top: 26, bottom: 34 } as const;

/** Few widths, so that answers are shared. [px] */
const STEP = 16;

const [FEWEST, MOST] = [10 * STEP, 256 * STEP];

/** The pixel columns that a line over time has in a figure of a width: its reduction and its drawing count them alike. */
export function lineColumns(figureWidth: number): number {
  return columnStep(figureWidth - LINE_MARGIN.left - LINE_MARGIN.right);
}

/** The number of columns below that lines are reduced for. */
export function columnStep(columns: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.floor(columns / STEP) * STEP));
}
