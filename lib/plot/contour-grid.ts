/** Values over two quantities, each sampled at equal steps. */
export interface ContourGrid {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** `z[row][column]`: the value at `y[row]` and `x[column]`; null or NaN where it is missing. */
  readonly z: readonly (readonly (number | null)[])[];
}

/** A place of the plane that a grid spans. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}
