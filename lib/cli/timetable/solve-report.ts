import type { PlanCost } from "#lib/timetable/cost/plan-cost.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { costJson, costLines } from "./cost-report.ts";
import type { ChainResult, Solved } from "./solve-in-workers.ts";
import { SOLVE_METHODS, type SolveMethod } from "./solve-methods.ts";

/** What was solved and how. */
interface SolveReport {
  readonly instance: Instance;
  readonly method: SolveMethod;
  readonly solved: Solved;
  readonly cost: PlanCost;
  readonly output: string;
  /** It was interrupted. */
  readonly stopped: boolean;
}

/** The chain with the least cost; one without a feasible plan comes after all others. */
export function bestOf({ chains }: Solved): ChainResult {
  const rank = ({ state }: ChainResult) => (state.hard > 0 ? Number.POSITIVE_INFINITY : state.bestCost);
  return chains.reduce((best, chain) => (rank(chain) < rank(best) ? chain : best));
}

/** The cost of the plan written, and what it took. */
export function solveLines({ instance, method, solved, cost, output, stopped }: SolveReport): string[] {
  const best = bestOf(solved);
  const { title, unit } = SOLVE_METHODS[method];
  const perSecond = Math.round((1000 * best.state.iteration) / best.ms).toLocaleString("en");
  return [
    ...costLines(instance, best.plan, cost),
    `${title}: seed ${best.seed}, ${best.state.iteration} ${unit} in ${(best.ms / 1000).toFixed(1)} s, ${perSecond} a second`,
    ...(solved.chains.length > 1
      ? [
          `Chains: ${solved.chains.map(({ seed, state }) => `seed ${seed} ${state.hard > 0 ? "infeasible" : state.bestCost}`).join(", ")}`,
        ]
      : []),
    ...(stopped ? ["Interrupted: this is the best so far."] : []),
    best.cutShort
      ? "Cut short before its temperature had fallen by plan: a seed does not repeat it."
      : `Again: --method ${method} --chains 1 --seed ${best.seed} --iterations ${solved.iterations}`,
    `Written to ${output}`,
  ];
}

/** The same as an object for JSON. */
export function solveJson({ instance, method, solved, cost, output, stopped }: SolveReport): Record<string, unknown> {
  const best = bestOf(solved);
  return {
    ...costJson(instance, best.plan, cost),
    method,
    seed: best.seed,
    iterations: solved.iterations,
    repeats: !best.cutShort,
    interrupted: stopped,
    chains: solved.chains.map(({ seed, state, ms }) => ({
      seed,
      cost: state.hard > 0 ? null : state.bestCost,
      iterations: state.iteration,
      seconds: ms / 1000,
      iterations_per_second: Math.round((1000 * state.iteration) / ms),
    })),
    output,
  };
}
