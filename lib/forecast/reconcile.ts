/**
 * A hierarchy as the index of each node's parent, −1 for a root. A parent stands before its children: the nation, its
 * provinces, then their municipalities. Nodes without children are leaves.
 */
export type Hierarchy = readonly number[];

/**
 * Reconciles forecasts of a hierarchy bottom-up: every node becomes the sum of the leaves below it.
 *
 * @param parents Hierarchy, shape [nodes].
 * @param yHat Forecasts of all nodes, shape [nodes]; only those of the leaves count. [any]
 * @returns Coherent forecasts, shape [nodes]; a leaf without forecast is NaN, and so is every node above it, as a sum with a
 *   missing part is missing. Leave such leaves out of the hierarchy to have the sums of the others. [unit of yHat]
 * @throws {RangeError} If a parent does not stand before its child, or the lengths differ.
 */
export function bottomUp(parents: Hierarchy, yHat: Float64Array): Float64Array {
  const isLeaf = leaves(parents, yHat);
  return sumUp(
    parents,
    yHat.map((f, i) => (isLeaf[i] ? f : 0)),
  );
}

/**
 * Reconciles forecasts of a hierarchy with the smallest change in units of their variance, MinT with a diagonal W [1]:
 *
 *     ỹ = S·(S'W⁻¹S)⁻¹·S'W⁻¹·ŷ,   W = diag(variances)
 *
 * In a tree this is exact in two passes and no matrix: upward each node's forecast is averaged by precision with the sum of
 * its children's, downward what is left over is shared among the children in proportion to their variances.
 *
 * @param parents Hierarchy, shape [nodes].
 * @param yHat Forecasts of all nodes, shape [nodes]; NaN where there is none. [any]
 * @param variances Variances of the forecast errors, shape [nodes]. An inner node without forecast or variance (NaN) says
 *   nothing and follows its children; a leaf without variance is held at its forecast. [unit of yHat, squared]
 * @param options `nonNegative` raises negative leaves to 0 and adds up anew: coherent still, but no longer the smallest change.
 * @returns Coherent forecasts, shape [nodes]; NaN as in {@link bottomUp}, without touching complete branches. [unit of yHat]
 * @throws {RangeError} If a parent does not stand before its child, the lengths differ, or a variance is negative or infinite.
 *
 * [1] S. L. Wickramasuriya, G. Athanasopoulos, R. J. Hyndman, "Optimal forecast reconciliation for hierarchical and grouped
 *     time series through trace minimization," J. Am. Stat. Assoc., vol. 114, no. 526, pp. 804–819, 2019,
 *     doi:10.1080/01621459.2018.1448825.
 */
export function reconcile(
  parents: Hierarchy,
  yHat: Float64Array,
  variances: Float64Array,
  { nonNegative = false }: { readonly nonNegative?: boolean } = {},
): Float64Array {
  const n = parents.length;
  const isLeaf = leaves(parents, yHat);
  if (variances.length !== n || variances.some((v) => v < 0 || v === Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Cannot reconcile as each of ${n} nodes needs a finite variance of at least 0`);
  }
  const mean = new Float64Array(n);
  const variance = new Float64Array(n);
  const childMean = new Float64Array(n);
  const childVariance = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const own = variances[i]!;
    const below = childVariance[i]!;
    if (isLeaf[i]) {
      mean[i] = yHat[i]!;
      variance[i] = Number.isNaN(own) ? 0 : own;
    } else if (Number.isNaN(yHat[i]! + own) || below === 0) {
      mean[i] = childMean[i]!;
      variance[i] = below;
    } else {
      mean[i] = (yHat[i]! * below + childMean[i]! * own) / (below + own);
      variance[i] = (below * own) / (below + own);
    }
    const parent = parents[i]!;
    if (parent < 0) continue;
    childMean[parent]! += mean[i]!;
    childVariance[parent]! += variance[i]!;
  }
  const coherent = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const parent = parents[i]!;
    coherent[i] = mean[i]!;
    if (parent < 0 || childVariance[parent] === 0 || Number.isNaN(coherent[parent]!)) continue;
    coherent[i]! += ((coherent[parent]! - childMean[parent]!) * variance[i]!) / childVariance[parent]!;
  }
  return sumUp(
    parents,
    coherent.map((f, i) => (!isLeaf[i] ? 0 : nonNegative && f < 0 ? 0 : f)),
  );
}

/** Which nodes are leaves, after checking the hierarchy. */
function leaves(parents: Hierarchy, yHat: Float64Array): boolean[] {
  if (yHat.length !== parents.length) {
    throw new RangeError(
      `Cannot reconcile as nodes and forecasts differ: ${parents.length} nodes, ${yHat.length} forecasts`,
    );
  }
  const isLeaf = parents.map(() => true);
  for (const [i, parent] of parents.entries()) {
    if (!(parent < i)) throw new RangeError(`Cannot reconcile as node ${i} stands before its parent ${parent}`);
    if (parent >= 0) isLeaf[parent] = false;
  }
  return isLeaf;
}

/** Adds every node's value to its parent's, leaves first. */
function sumUp(parents: Hierarchy, values: Float64Array): Float64Array {
  for (let i = values.length - 1; i >= 0; i--) {
    const parent = parents[i]!;
    if (parent >= 0) values[parent]! += values[i]!;
  }
  return values;
}
