import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { benchmarkTable, type MeasuredInstance, meanCost } from "#lib/timetable/cost/benchmark-table.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { BenchReport, LeaveOut } from "../bench-tally.ts";
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
const OUTPUT = process.env.TIMETABLE_OUTPUT;
const AT_ONCE = Number(process.env.TIMETABLE_AT_ONCE ?? Math.max(1, Math.floor(2 / CHAINS)));

interface Run {
  /** Null where no feasible plan was found. */
  readonly cost: number | null;
  /** Iterations a second of the thread's processor time. */
  readonly speed: number;
  readonly cutShort: boolean;
}

/**
 * The table of ITC-2007: instances, seeds and methods of `TIMETABLE_…`, a row as soon as its instance is done, and all at the end
 * as README.md of schedule-comparison has them. `TIMETABLE_OUTPUT` names a file of JSON to be written, as the page reads it.
 */
export default async function timetable(report: BenchReport, leaveOut: LeaveOut): Promise<void> {
  if (!existsSync(FOLDER)) {
    leaveOut(`no ${FOLDER}; TIMETABLE_FOLDER names another folder with comp01.ctt to comp21.ctt`);
    return;
  }
  console.log(
    `\nCost by UD2 of ITC-2007 after ${SECONDS} s of processor time of each thread, ${CHAINS} thread${CHAINS > 1 ? "s, the better" : ""} a run, ${AT_ONCE} run${AT_ONCE > 1 ? "s" : ""} at once; seeds ${SEEDS.join(", ")}.\n`,
  );
  const measured: MeasuredInstance[] = [];
  const all = new Map<SolveMethod, Run[]>(METHODS.map((method) => [method, []]));
  for (const number of INSTANCES) {
    const name = `comp${String(number).padStart(2, "0")}`;
    const instance = await openInstance(join(FOLDER, `${name}.ctt`));
    const jobs = METHODS.flatMap((method) => SEEDS.map((seed) => ({ method, seed })));
    const runs = await atOnce(jobs, ({ method, seed }) => run(instance, method, seed));
    const costs = Object.fromEntries(
      METHODS.map((method, m) => {
        const own = runs.slice(m * SEEDS.length, (m + 1) * SEEDS.length);
        all.get(method)!.push(...own);
        return [method, own.map(({ cost }) => cost)];
      }),
    );
    const row = { instance: name, bestKnown: BEST_KNOWN[number - 1]!, sa: costs.sa ?? [], ga: costs.ga ?? [] };
    measured.push(row);
    console.log(benchmarkTable([row])[2]);
  }
  console.log(`\n${benchmarkTable(measured).join("\n")}\n`);
  for (const [method, runs] of all) {
    const { title, unit } = SOLVE_METHODS[method];
    const isWhole = method === "sa" && INSTANCES.length === BEST_KNOWN.length;
    const sum = measured.reduce((total, each) => total + meanCost(each[method]), 0);
    report(`${title}: sum of mean costs of ${measured.length} instances`, sum, "points", isWhole ? "< 1650.1" : "");
    const infeasible = runs.filter(({ cost }) => cost === null).length;
    report(`${title}: runs without a feasible plan`, infeasible, "runs", method === "sa" ? "< 1" : "");
    report(`${title}: runs cut short of their iterations`, runs.filter(({ cutShort }) => cutShort).length, "runs");
    report(`${title}: speed, mean`, meanOf(runs.map(({ speed }) => speed)), `${unit}/s`);
  }
  if (OUTPUT !== undefined) await writeFile(OUTPUT, benchmarkJson(measured));
}

/** What the page reads: how it was measured, and an instance a line. */
function benchmarkJson(instances: readonly MeasuredInstance[]): string {
  const about = {
    source:
      "npm run bench -- timetable on ITC-2007, plans judged by the evaluator; best known costs as validated there",
    note: `TIMETABLE_SECONDS=${SECONDS} of processor time, TIMETABLE_SEEDS=${SEEDS.join(",")}, ${CHAINS === 1 ? "one thread" : `${CHAINS} threads`} a run. A cost of null is a run that found no feasible plan.`,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.versions.node}`,
    seconds: SECONDS,
    seeds: { sa: METHODS.includes("sa") ? SEEDS : [], ga: METHODS.includes("ga") ? SEEDS : [] },
  };
  const head = Object.entries(about).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},`);
  const rows = instances.map((each) => `    ${JSON.stringify(each)}`).join(",\n");
  return `{\n${head.join("\n")}\n  "instances": [\n${rows}\n  ]\n}\n`;
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
    cost: hard.total > 0 ? null : soft.total,
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
