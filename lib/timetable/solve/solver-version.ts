/** Of the searches: raised where the same task, seed and iterations find another plan than before. */
export const SOLVER_VERSION = 2;
