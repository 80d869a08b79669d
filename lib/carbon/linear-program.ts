/**
 * A linear program with its matrix by columns (CSC): minimise cost · x, so that rowLower ≤ A x ≤ rowUpper and
 * 0 ≤ x ≤ upper.
 */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Where each column's entries start, and their end: shape [columns + 1]. */
  readonly starts: Int32Array;
  /** Row and value of each entry. */
  readonly rows: Int32Array;
  readonly values: Float64Array;
  /** Whether every column must be a whole number. */
  readonly whole?: boolean;
}

/** An optimum: its columns, and the cost there. */
export interface LinearOptimum {
  readonly x: Float64Array;
  readonly cost: number;
}

/** Solves a linear program to optimality, or throws: handed in, as a domain loads no solver. */
export type LinearSolver = (program: LinearProgram) => LinearOptimum;
