import type { PlanBox } from "./drawn-array.ts";

/** How metres of a plan become pixels of a drawing: east to the right, north up. */
export interface PlanFrame {
  readonly width: number;
  readonly height: number;
  readonly x: (east: number) => number;
  readonly y: (north: number) => number;
  /** Metres a pixel. */
  readonly scale: number;
  readonly metres: (x: number, y: number) => { readonly x: number; readonly y: number };
}

/** Height that a plan may have: a long one is shown with room beside it. [px] */
const TALLEST = 440;

/** A drawing of a part of the plan, `width` wide. */
export function planFrame({ west, south, east, north }: PlanBox, width: number): PlanFrame {
  const scale = Math.max((east - west) / width, (north - south) / Math.min(TALLEST, 1.1 * width));
  const left = (width - (east - west) / scale) / 2;
  return {
    width,
    height: Math.round((north - south) / scale),
    x: (metres) => round(left + (metres - west) / scale),
    y: (metres) => round((north - metres) / scale),
    scale,
    metres: (x, y) => ({ x: west + (x - left) * scale, y: north - y * scale }),
  };
}

/** The server and the browser write the same digits. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
