import { type FirstOrderColumns, firstOrderColumns } from "./first-order-columns.ts";
import { lowestArgument } from "./golden-section.ts";
import { linearLeastSquares } from "./linear-least-squares.ts";
import type { ThermometerRows } from "./thermometer-rows.ts";

/** Where time constants are looked for. [h] */
const BOUNDS_H = [0.25, 500] as const;
const GRID = 14;
/** The search ends when the time constant is known to a part in a thousand. */
const TOLERANCE = 1e-3;

/** A room of first order that fits best. */
export interface ThermometerFit {
  readonly timeConstantH: number;
  /** Of the base, then of each driver, in the order of the rows. */
  readonly coefficients: Float64Array;
  /** Mean of what is left by cell, shape [cells]; NaN where a cell has no value; empty without cells. [K] */
  readonly cells: Float64Array;
}

/** What takes part in a fit. */
export interface FitShape {
  readonly lagS: number;
  /** Time constant, where it is known already. [h] */
  readonly timeConstantH?: number;
  /** Cell of each row, shape [n], and how many there are: their means are taken out; null: none. */
  readonly cells: { readonly of: Int32Array; readonly count: number } | null;
  /** The temperature at which each run starts is not known, as after any night: its fading is taken out. */
  readonly isStartFree: boolean;
}

/**
 * Fits a room of first order to what its thermometer reported, by least squares. For a given time constant the room is linear in
 * all else, which is solved for; the time constant is searched [1]. Where hours of the week have a rise of their own, its answer
 * is the mean of each hour, and is taken out of both sides first.
 *
 * @param rows Moments in runs.
 * @param shape What takes part.
 * @returns The fit; its time constant is NaN where nothing fits.
 *
 * [1] G. H. Golub, V. Pereyra, "The differentiation of pseudo-inverses and nonlinear least squares problems whose variables
 *     separate," SIAM J. Numer. Anal., vol. 10, no. 2, pp. 413–432, 1973, doi:10.1137/0710036.
 */
export function fitThermometer(rows: ThermometerRows, shape: FitShape): ThermometerFit {
  const reported = Array.from(rows.reported.keys()).filter((i) => !Number.isNaN(rows.reported[i]!));
  const chosen = Int32Array.from(reported);
  const squares = (logHours: number) => solve(rows, chosen, shape, Math.exp(logHours)).squares;
  const [low, high] = BOUNDS_H;
  const timeConstantH =
    shape.timeConstantH ?? Math.exp(lowestArgument(squares, Math.log(low), Math.log(high), TOLERANCE, GRID));
  const { coefficients, left } = solve(rows, chosen, shape, timeConstantH);
  return { timeConstantH, coefficients, cells: left };
}

function solve(rows: ThermometerRows, chosen: Int32Array, shape: FitShape, timeConstantH: number) {
  const made = firstOrderColumns(rows, timeConstantH, shape.lagS);
  const isSolar = rows.drivers.map(([name]) => name !== "tempOutC");
  const y = taken(rows.reported, chosen);
  if (!shape.isStartFree) for (let i = 0; i < y.length; i++) y[i]! -= made.fading[chosen[i]!]!;
  const columns = made.columns.map((column) => taken(column, chosen));
  // Means of cells hold the base once a run has faded; what is left to tell of it is how the run came there.
  if (shape.cells !== null) columns[0] = columns[0]!.map((value) => value - 1);
  const centred = [y, ...columns].map((column) => withoutFree(column, rows, made, chosen, shape));
  const { coefficients, squares } = linearLeastSquares(centred.slice(1), centred[0]!, [
    false,
    ...isSolar.map(() => true),
  ]);
  const rest = y;
  for (const [k, column] of columns.entries()) {
    for (let i = 0; i < rest.length; i++) rest[i]! -= coefficients[k]! * column[i]!;
  }
  return { coefficients, squares, left: cellMeans(rest, chosen, shape) };
}

function withoutFree(
  column: Float64Array,
  { starts }: ThermometerRows,
  { decay }: FirstOrderColumns,
  chosen: Int32Array,
  shape: FitShape,
): Float64Array {
  if (shape.cells !== null) {
    const means = cellMeans(column, chosen, shape);
    const centred = new Float64Array(column.length);
    for (let i = 0; i < centred.length; i++) centred[i] = column[i]! - means[shape.cells.of[chosen[i]!]!]!;
    return centred;
  }
  if (!shape.isStartFree) return column;
  const free = column.slice();
  for (let first = 0; first < chosen.length; ) {
    let end = first + 1;
    let [along, size] = [column[first]! * decay[chosen[first]!]!, decay[chosen[first]!]! ** 2];
    while (end < chosen.length && !hasStart(starts, chosen[end - 1]!, chosen[end]!)) {
      along += column[end]! * decay[chosen[end]!]!;
      size += decay[chosen[end]!]! ** 2;
      end++;
    }
    for (let i = first; i < end; i++) free[i] = column[i]! - (along / size) * decay[chosen[i]!]!;
    first = end;
  }
  return free;
}

function taken(column: Float64Array, chosen: Int32Array): Float64Array {
  const values = new Float64Array(chosen.length);
  for (let i = 0; i < values.length; i++) values[i] = column[chosen[i]!]!;
  return values;
}

function hasStart(starts: Uint8Array, after: number, to: number): boolean {
  for (let i = after + 1; i <= to; i++) if (starts[i] === 1) return true;
  return false;
}

function cellMeans(column: Float64Array, chosen: Int32Array, { cells }: FitShape): Float64Array {
  if (cells === null) return new Float64Array(0);
  const sums = new Float64Array(cells.count);
  const counts = new Float64Array(cells.count);
  for (let i = 0; i < chosen.length; i++) {
    const cell = cells.of[chosen[i]!]!;
    sums[cell]! += column[i]!;
    counts[cell]!++;
  }
  return sums.map((sum, cell) => (counts[cell]! > 0 ? sum / counts[cell]! : Number.NaN));
}
