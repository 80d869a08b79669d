/** Where PostgreSQL tells that a job of the solver is new, further, to be ended, or ended. */
export const SOLVE_CHANNEL = "solve";
