import type { Highs } from "highs";
import type { LinearSolver } from "./linear-program.ts";

/**
 * Makes a solver of HiGHS [1], compiled to WebAssembly: `highsSolver(await loadHighs())`.
 *
 * @param highs The library, loaded.
 * @returns The solver.
 * @throws {Error} From the solver, where HiGHS finds no optimum.
 *
 * [1] Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method," Math. Program. Comput., vol. 10, pp. 119–142,
 *     2018, doi:10.1007/s12532-017-0130-5.
 */
export function highsSolver(highs: Highs): LinearSolver {
  return ({ cost, upper, rowLower, rowUpper, starts, rows, values, whole = false }) =>
    highs.withModel((model) => {
      model.options.set({ output_flag: false, mip_rel_gap: 0 });
      model.passModel({
        numCols: cost.length,
        numRows: rowLower.length,
        colCost: cost,
        colLower: new Float64Array(cost.length),
        colUpper: upper,
        rowLower,
        rowUpper,
        matrix: { format: "csc", numRows: rowLower.length, numCols: cost.length, starts, indices: rows, values },
        ...(whole && { integrality: new Int32Array(cost.length).fill(highs.constants.variableType.integer) }),
      });
      model.run();
      const status = model.getModelStatus();
      if (status !== highs.constants.modelStatus.optimal) {
        throw new Error(`Cannot solve to optimality as HiGHS ends with model status ${status}`);
      }
      return { x: model.getSolution().colValue, cost: model.getObjectiveValue() };
    });
}
