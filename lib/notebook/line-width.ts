import { lineColumns } from "#lib/plot/line-columns.ts";

/** Pixel columns that lines are reduced for where none are asked for: those of a figure as wide as the page. */
export const LINE_WIDTH = lineColumns(1176);
