import { createChain } from "#lib/timetable/solve/annealing-chain.ts";
import { createGenetic } from "#lib/timetable/solve/genetic.ts";
import type { Solver, SolveTask } from "#lib/timetable/solve/solve-task.ts";

/** Ways to solve. */
export type SolveMethod = "sa" | "ga";

interface Method {
  readonly title: string;
  /** What an iteration is. */
  readonly unit: string;
  readonly create: (task: SolveTask) => Solver;
  /** Iterations of a first trial of speed, and of a first slice. */
  readonly trial: number;
  readonly slice: number;
}

/** Ways to solve, by name. */
export const SOLVE_METHODS: Readonly<Record<SolveMethod, Method>> = {
  sa: { title: "Simulated annealing", unit: "moves", create: createChain, trial: 50_000, slice: 5000 },
  ga: { title: "Genetic algorithm", unit: "children", create: createGenetic, trial: 100, slice: 5 },
};
