import { existsSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { PROJECT_ROOT } from "../world.ts";
import { openInstance } from "./open-timetable.ts";
import { solveInWorkers } from "./solve-in-workers.ts";
import { SOLVE_METHODS, type SolveMethod } from "./solve-methods.ts";
import { bestOf } from "./solve-report.ts";

// Costs of the best known solutions, validated: lib/timetable/cost/evaluate-real.test.ts.
const BEST_KNOWN = [5, 24, 64, 35, 284, 27, 6, 37, 96, 4, 0, 294, 59, 51, 62, 18, 56, 61, 57, 4, 74];

const list = (name: string, usual: string) => (process.env[name] ?? usual).split(",");
const FOLDER = process.env.TIMETABLE_FOLDER ?? join(PROJECT_ROOT, "../shared/data/timetabling/ITC-2007_ctt");
const SECONDS = Number(process.env.TIMETABLE_SECONDS ?? 60);
const SEEDS = list("TIMETABLE_SEEDS", "1,2,3").map(Number);
const METHODS = list("TIMETABLE_METHODS", "sa,ga").filter((name): name is SolveMethod => name in SOLVE_METHODS);
const INSTANCES = list("TIMETABLE_INSTANCES", BEST_KNOWN.map((_, k) => String(k + 1)).join(",")).map(Number);
/** Chains of a run, the best of which counts, and runs at once. */
const CHAINS = Number(process.env.TIMETABLE_CHAINS ?? 1);
const AT_ONCE = Number(process.env.TIMETABLE_AT_ONCE ?? Math.max(1, Math.floor(2 / CHAINS)));

type Report = (name: string, value: number, unit: string, target?: string) => void;

interface Run {
  readonly cost: number;
  /** Iterations a second of the thread's processor time. */
  readonly speed: number;
  readonly cutShort: boolean;
}

/** The table of ITC-2007: instances, seeds and methods of `TIMETABLE_…`, a row as soon as its instance is done. */
export default async function timetable(report: Report): Promise<void> {
  if (!existsSync(FOLDER)) {
    console.log(`  left out: no ${FOLDER}; TIMETABLE_FOLDER names another folder with comp01.ctt to comp21.ctt`);
    return;
  }
  const sums = new Map(METHODS.map((method) => [method, { cost: 0, infeasible: 0, cutShort: 0 }]));
  console.log(`
Cost by UD2 of ITC-2007 after ${SECONDS} s of processor time of each thread, ${CHAINS} thread${CHAINS > 1 ? "s, the better" : ""} a run, ${AT_ONCE} run${AT_ONCE > 1 ? "s" : ""} at once; seeds ${SEEDS.join(", ")}.

| instance | best known |${METHODS.map((method) => ` ${SOLVE_METHODS[method].title} | mean | gap | ${SOLVE_METHODS[method].unit}/s |`).join("")}
| --- | ---: |${METHODS.map(() => " --- | ---: | ---: | ---: |").join("")}`);
  for (const number of INSTANCES) {
    const name = `comp${String(number).padStart(2, "0")}`;
    const instance = await openInstance(join(FOLDER, `${name}.ctt`));
    const best = BEST_KNOWN[number - 1]!;
    const jobs = METHODS.flatMap((method) => SEEDS.map((seed) => ({ method, seed })));
    const runs = await atOnce(jobs, ({ method, seed }) => run(instance, method, seed));
    const cells = METHODS.map((method, m) => {
      const own = runs.slice(m * SEEDS.length, (m + 1) * SEEDS.length);
      const mean = meanOf(own.map(({ cost }) => cost));
      const sum = sums.get(method)!;
      sum.cost += mean;
      sum.infeasible += own.filter(({ cost }) => cost === Number.POSITIVE_INFINITY).length;
      sum.cutShort += own.filter(({ cutShort }) => cutShort).length;
      const gap = best === 0 ? "—" : `${((100 * (mean - best)) / best).toFixed(1)} %`;
      const speed = Math.round(meanOf(own.map(({ speed: of }) => of))).toLocaleString("en");
      return ` ${own.map(({ cost }) => cost).join(", ")} | ${mean.toFixed(1)} | ${gap} | ${speed} |`;
    });
    console.log(`| ${name} | ${best} |${cells.join("")}`);
  }
  const known = INSTANCES.reduce((sum, number) => sum + BEST_KNOWN[number - 1]!, 0);
  console.log(
    `| sum | ${known} |${[...sums.values()].map(({ cost }) => ` | ${cost.toFixed(1)} | ${((100 * (cost - known)) / known).toFixed(1)} % | |`).join("")}\n`,
  );
  for (const [method, { cost, infeasible, cutShort }] of sums) {
    const { title } = SOLVE_METHODS[method];
    const isWhole = method === "sa" && INSTANCES.length === BEST_KNOWN.length;
    report(`${title}: sum of mean costs of ${INSTANCES.length} instances`, cost, "points", isWhole ? "< 1650.1" : "");
    report(`${title}: runs without a feasible plan`, infeasible, "runs", method === "sa" ? "< 1" : "");
    report(`${title}: runs cut short of their iterations`, cutShort, "runs");
  }
}

async function run(instance: Instance, method: SolveMethod, seed: number): Promise<Run> {
  const solved = await solveInWorkers(instance, {
    method,
    seeds: Array.from({ length: CHAINS }, (_, k) => seed + 1000 * k),
    budgetMs: SECONDS * 1000,
    iterations: null,
    byCpu: true,
    signal: new AbortController().signal,
  });
  const { plan, state, ms, cutShort } = bestOf(solved);
  const { hard, soft } = evaluate(instance, plan);
  if (hard.total === 0 && soft.total !== state.bestCost) {
    throw new Error(`${instance.name}, seed ${seed}: the solver says ${state.bestCost}, the evaluator ${soft.total}`);
  }
  return {
    cost: hard.total > 0 ? Number.POSITIVE_INFINITY : soft.total,
    speed: (1000 * state.iteration) / ms,
    cutShort,
  };
}

/** Does jobs, so many at once; results in the order of the jobs. */
async function atOnce<J, R>(jobs: readonly J[], work: (job: J) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(jobs.length);
  let next = 0;
  const serve = async () => {
    while (next < jobs.length) {
      const k = next++;
      results[k] = await work(jobs[k]!);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
  return results;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
