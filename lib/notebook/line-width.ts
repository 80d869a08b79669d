/** Pixel columns for which lines are reduced: few, so that answers are shared. */
const WIDTHS = [320, 480, 640, 800, 960, 1200, 1600, 2400, 3200] as const;

/** What the server reduces lines for, and a browser that has not measured. */
export const LINE_WIDTH = 1200;

/** The columns for a width on the screen: the next step up. [px] */
export function lineWidth(width: number): number {
  return WIDTHS.find((step) => step >= width) ?? 3200;
}
