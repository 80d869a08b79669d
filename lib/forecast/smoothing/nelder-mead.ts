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
  const p = start.length;
  const first = objective(start, Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) {
    throw new RangeError(`Cannot minimise as the start must be allowed: its value is ${first}`);
  }
  const enough = search.tolerance * (Math.abs(first) + search.tolerance);
  const vertices = firstSimplex(start, search.edge);
  const values = new Float64Array(p + 1);
  values[0] = first;
  let evaluations = 1;
  const at = (point: Float64Array, bound: number): number => {
    evaluations++;
    const value = objective(point, bound);
    return Number.isFinite(value) ? value : FORBIDDEN;
  };
  for (let v = 1; v <= p; v++) values[v] = at(vertices[v]!, Number.POSITIVE_INFINITY);

  const centre = new Float64Array(p);
  const spare = new Float64Array(p);
  let trial: Float64Array = new Float64Array(p);
  let size = simplexSize(vertices, 0);
  let low = lowest(values, 0);
  for (;;) {
    const high = highest(values);
    const vLow = values[low]!;
    const vHigh = values[high]!;
    if (vHigh <= vLow + enough) break;
    centreWithout(vertices, high, centre);
    const worst = vertices[high]!;
    for (let i = 0; i < p; i++) trial[i] = 2 * centre[i]! - worst[i]!;
    const vReflected = at(trial, vHigh);
    if (vReflected < vLow) {
      for (let i = 0; i < p; i++) spare[i] = 2 * trial[i]! - centre[i]!;
      const vExpanded = at(spare, vReflected);
      if (vExpanded < vReflected) trial.set(spare);
      values[high] = Math.min(vExpanded, vReflected);
      vertices[high] = trial;
      trial = worst;
    } else {
      if (vReflected < vHigh) {
        vertices[high] = trial;
        trial = worst;
        values[high] = vReflected;
      }
      const kept = vertices[high]!;
      for (let i = 0; i < p; i++) trial[i] = 0.5 * kept[i]! + 0.5 * centre[i]!;
      const vContracted = at(trial, values[high]!);
      if (vContracted < values[high]!) {
        vertices[high] = trial;
        trial = kept;
        values[high] = vContracted;
      } else if (vReflected >= vHigh) {
        shrink(vertices, low);
        const shrunk = simplexSize(vertices, low);
        if (!(shrunk < size)) break;
        size = shrunk;
        for (let v = 0; v <= p; v++) if (v !== low) values[v] = at(vertices[v]!, Number.POSITIVE_INFINITY);
      }
    }
    low = lowest(values, low);
    if (evaluations > search.maxEvaluations) break;
  }
  return { point: vertices[low]!, value: values[low]!, evaluations };
}

function firstSimplex(start: Float64Array, edge: number): Float64Array[] {
  const vertices = [start.slice()];
  for (let i = 0; i < start.length; i++) {
    const vertex = start.slice();
    vertex[i] = vertex[i]! + edge;
    vertices.push(vertex);
  }
  return vertices;
}

function simplexSize(vertices: readonly Float64Array[], origin: number): number {
  let size = 0;
  for (const vertex of vertices) {
    for (let i = 0; i < vertex.length; i++) size += Math.abs(vertex[i]! - vertices[origin]![i]!);
  }
  return size;
}

/** The vertex of the lowest value; of several, the one known as such before. */
function lowest(values: Float64Array, before: number): number {
  let low = before;
  for (let v = 0; v < values.length; v++) if (values[v]! < values[low]!) low = v;
  return low;
}

function highest(values: Float64Array): number {
  let high = 0;
  for (let v = 1; v < values.length; v++) if (values[v]! > values[high]!) high = v;
  return high;
}

/** The centre of all vertices but one. */
function centreWithout(vertices: readonly Float64Array[], left: number, centre: Float64Array): void {
  const p = centre.length;
  const out = vertices[left]!;
  for (let i = 0; i < p; i++) centre[i] = -out[i]!;
  for (let v = 0; v <= p; v++) {
    const vertex = vertices[v]!;
    for (let i = 0; i < p; i++) centre[i] = centre[i]! + vertex[i]!;
  }
  for (let i = 0; i < p; i++) centre[i] = centre[i]! / p;
}

function shrink(vertices: readonly Float64Array[], low: number): void {
  const best = vertices[low]!;
  for (const vertex of vertices) {
    if (vertex === best) continue;
    for (let i = 0; i < vertex.length; i++) vertex[i] = 0.5 * (vertex[i]! - best[i]!) + best[i]!;
  }
}
