/**
 * What is to be minimised: the value at a point, or +∞ where the point is not allowed. A value known to be above `bound` may
 * be given as +∞ without finishing the sum, since the search only needs to know that it is.
 */
export type Objective = (point: Float64Array, bound: number) => number;

/** How a search starts and when it stops. */
export interface SimplexSearch {
  /** Edge of the first simplex, the same along every axis. */
  readonly edge: number;
  /** Stops when the simplex' values agree to this part of the first value. */
  readonly tolerance: number;
  /** Stops after this many evaluations, converged or not. */
  readonly maxEvaluations: number;
}

/** The lowest point found. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly evaluations: number;
}

/** Stands for +∞ inside the simplex, so that differences stay finite. */
const FORBIDDEN = 1e35;

/**
 * Minimises a function without derivatives by the simplex of Nelder and Mead [1] in the variant of Nash [2, algorithm 19]:
 * reflection 1, contraction ½, expansion 2, and a contraction also after a reflection that only just improves.
 *
 * @param objective Function of a point, shape [p].
 * @param start First vertex, shape [p]; allowed by the objective.
 * @param search Edge, tolerance and budget.
 * @returns Lowest vertex, its value and the evaluations spent.
 * @throws {RangeError} If the objective is not finite at the start.
 *
 * [1] J. A. Nelder and R. Mead, "A simplex method for function minimization," Comput. J., vol. 7, no. 4, pp. 308–313, 1965,
 *     doi:10.1093/comjnl/7.4.308.
 * [2] J. C. Nash, Compact Numerical Methods for Computers, 2nd ed., Adam Hilger, 1990, doi:10.1201/9781315139784.
 */
export function nelderMead(objective: Objective, start: Float64Array, search: SimplexSearch): Minimum {
  const first = objective(start, Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) {
    throw new RangeError(`Cannot minimise as the start must be allowed: its value is ${first}`);
  }
  const p = start.length;
  const simplex = new Simplex(start, first, search.edge);
  let evaluations = 1;
  const at = (point: Float64Array, bound: number): number => {
    evaluations++;
    const value = objective(point, bound);
    return Number.isFinite(value) ? value : FORBIDDEN;
  };
  simplex.evaluate(at);
  const enough = search.tolerance * (Math.abs(first) + search.tolerance);
  const centre = new Float64Array(p);
  const expanded = new Float64Array(p);
  const { sum } = simplex;
  let trial: Float64Array = new Float64Array(p);
  while (evaluations <= search.maxEvaluations) {
    const { low, high, vertices, values } = simplex.order();
    const vLow = values[low]!;
    const vHigh = values[high]!;
    if (vHigh <= vLow + enough) break;
    const worst = vertices[high]!;
    for (let i = 0; i < p; i++) {
      const middle = (sum[i]! - worst[i]!) / p;
      centre[i] = middle;
      trial[i] = 2 * middle - worst[i]!;
    }
    const vReflected = at(trial, vHigh);
    if (vReflected < vLow) {
      for (let i = 0; i < p; i++) expanded[i] = 2 * trial[i]! - centre[i]!;
      const vExpanded = at(expanded, vReflected);
      if (vExpanded < vReflected) trial.set(expanded);
      trial = simplex.replace(high, trial, Math.min(vExpanded, vReflected));
      continue;
    }
    if (vReflected < vHigh) trial = simplex.replace(high, trial, vReflected);
    const kept = vertices[high]!;
    for (let i = 0; i < p; i++) trial[i] = 0.5 * (kept[i]! + centre[i]!);
    const vContracted = at(trial, values[high]!);
    if (vContracted < values[high]!) {
      trial = simplex.replace(high, trial, vContracted);
    } else if (vReflected >= vHigh) {
      if (!simplex.shrink()) break;
      simplex.evaluate(at);
    }
  }
  const { low, vertices, values } = simplex.order();
  return { point: vertices[low]!, value: values[low]!, evaluations };
}

/** A simplex of p + 1 vertices with their values and the sum of all vertices. */
class Simplex {
  readonly vertices: Float64Array[];
  readonly values: Float64Array;
  readonly sum: Float64Array;
  low = 0;
  high = 0;
  size: number;

  constructor(start: Float64Array, first: number, edge: number) {
    this.vertices = [start.slice()];
    this.sum = new Float64Array(start.length);
    for (let i = 0; i < start.length; i++) {
      const vertex = start.slice();
      vertex[i] = vertex[i]! + edge;
      this.vertices.push(vertex);
    }
    this.values = new Float64Array(this.vertices.length);
    this.values[0] = first;
    this.size = this.extent();
  }

  /** Asks for the values of all vertices but the lowest, and sums the vertices anew. */
  evaluate(at: Objective): void {
    this.sum.fill(0);
    for (const [v, vertex] of this.vertices.entries()) {
      for (let i = 0; i < vertex.length; i++) this.sum[i] = this.sum[i]! + vertex[i]!;
      if (v !== this.low) this.values[v] = at(vertex, Number.POSITIVE_INFINITY);
    }
  }

  /** Finds the lowest and the highest vertex; of equally low ones, the one known as lowest before. */
  order(): this {
    const { values } = this;
    let low = this.low;
    let high = 0;
    let vLow = values[low]!;
    let vHigh = values[0]!;
    for (let v = 0; v < values.length; v++) {
      const value = values[v]!;
      if (value < vLow) {
        low = v;
        vLow = value;
      }
      if (value > vHigh) {
        high = v;
        vHigh = value;
      }
    }
    this.low = low;
    this.high = high;
    return this;
  }

  /** Puts a point in a vertex' place and returns the old one, for reuse. */
  replace(v: number, point: Float64Array, value: number): Float64Array {
    const { sum } = this;
    const old = this.vertices[v]!;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + (point[i]! - old[i]!);
    this.vertices[v] = point;
    this.values[v] = value;
    return old;
  }

  /** Halves the way of all vertices to the lowest; false when that no longer makes the simplex smaller. */
  shrink(): boolean {
    const best = this.vertices[this.low]!;
    for (const vertex of this.vertices) {
      if (vertex === best) continue;
      for (let i = 0; i < vertex.length; i++) vertex[i] = 0.5 * (vertex[i]! - best[i]!) + best[i]!;
    }
    const before = this.size;
    this.size = this.extent();
    return this.size < before;
  }

  private extent(): number {
    const origin = this.vertices[this.low]!;
    let extent = 0;
    for (const vertex of this.vertices) {
      for (let i = 0; i < vertex.length; i++) extent += Math.abs(vertex[i]! - origin[i]!);
    }
    return extent;
  }
}
