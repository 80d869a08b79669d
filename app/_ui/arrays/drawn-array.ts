import type { PlanBuilding } from "#lib/notebook/arrays-input.ts";
import type { PlacedArray } from "#lib/pv/array-text.ts";
import { ARRAY_BOUNDS } from "#lib/pv/array-text.ts";

/** Part of a drawn rectangle that modules cover: the rest is for walking and for shade. */
export const PACKING = 0.6;

/** Rated power of modules by their own area. [W/m2] */
export const MODULE_W_M2 = 200;

/** Width over depth of an array as it is drawn: its text knows power and middle only. */
const ASPECT = 1.6;

/** A rectangle on the plan. [m] */
export interface PlanBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Power of an area of roof. [kWp] */
export function kwpOfArea(m2: number): number {
  return (m2 * PACKING * MODULE_W_M2) / 1000;
}

/** The rectangle that an array of this power needs, around its middle. */
export function boxOf({ kwp, at }: Pick<PlacedArray, "kwp" | "at">): PlanBox | undefined {
  if (!at) return undefined;
  const area = kwp / kwpOfArea(1);
  const [width, depth] = [Math.sqrt(area * ASPECT), Math.sqrt(area / ASPECT)];
  return { west: at.x - width / 2, east: at.x + width / 2, south: at.y - depth / 2, north: at.y + depth / 2 };
}

/** The part of the plan to show: all buildings and arrays, with room around them; never less than 40 m. */
export function planExtent(buildings: readonly PlanBuilding[], arrays: readonly PlacedArray[]): PlanBox {
  const boxes = [...buildings, ...arrays.flatMap((array) => boxOf(array) ?? [])];
  if (boxes.length === 0) return { west: 0, south: 0, east: 200, north: 120 };
  const west = Math.min(...boxes.map((box) => box.west));
  const east = Math.max(...boxes.map((box) => box.east));
  const south = Math.min(...boxes.map((box) => box.south));
  const north = Math.max(...boxes.map((box) => box.north));
  const room = Math.max(10, 0.06 * (east - west), (40 - (east - west)) / 2, (40 - (north - south)) / 2);
  return { west: west - room, south: south - room, east: east + room, north: north + room };
}

/** An array at another place: whole decimetres, and no further than a text can say. */
export function movedArray(array: PlacedArray, east: number, north: number): PlacedArray {
  const at = array.at ?? { x: 0, y: 0 };
  return { ...array, at: { x: placed("x", at.x + east), y: placed("y", at.y + north) } };
}

function placed(axis: "x" | "y", value: number): number {
  const { min, max } = ARRAY_BOUNDS[axis];
  return Math.round(10 * Math.min(max, Math.max(min, value))) / 10;
}

/** The array that a drawn rectangle stands for; undefined where it is too small for one. */
export function arrayOfBox(box: PlanBox, name: string): PlacedArray | undefined {
  const kwp = Math.round(10 * kwpOfArea((box.east - box.west) * (box.north - box.south))) / 10;
  if (kwp < 1 || kwp > ARRAY_BOUNDS.kwp.max) return undefined;
  const at = { x: (box.west + box.east) / 2, y: (box.south + box.north) / 2 };
  return movedArray({ ...NEW_ARRAY, name, kwp, at }, 0, 0);
}

/** What a new array is until it is said otherwise. */
export const NEW_ARRAY = { kwp: 50, tilt: 15, azimuth: 180, mount: "roof", module: "standard" } as const;

/** A name that no array has yet: the word and the next number. */
export function freshName(arrays: readonly PlacedArray[], word: string): string {
  const taken = new Set(arrays.map(({ name }) => name));
  let n = arrays.length + 1;
  while (taken.has(`${word} ${n}`)) n += 1;
  return `${word} ${n}`;
}
