import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { provenInfeasible } from "#lib/timetable/cost/proven-infeasible.ts";
import { writeSolution } from "#lib/timetable/format/write-solution.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { requireFewSlots } from "#lib/timetable/solve/most-slots.ts";
import { MOST_SEED } from "#lib/timetable/solve/seeded-random.ts";
import { numberWithin } from "../../number-within.ts";
import { createProgress } from "../../output/create-progress.ts";
import { requireWritableFile, writeWholeFile } from "../../output/whole-file.ts";
import { violationText } from "../../timetable/cost-report.ts";
import { openInstance } from "../../timetable/open-timetable.ts";
import { type Solved, solveInWorkers } from "../../timetable/solve-in-workers.ts";
import type { SolveMethod } from "../../timetable/solve-methods.ts";
import { SOLVE_METHODS } from "../../timetable/solve-methods.ts";
import { bestOf, solveJson, solveLines } from "../../timetable/solve-report.ts";
import { wholeNumber } from "../../whole-number.ts";
import type { World } from "../../world.ts";

interface SolveOptions {
  readonly seconds?: number;
  readonly iterations?: number;
  readonly seed: number;
  readonly chains: number;
  readonly method: SolveMethod;
  readonly output: string;
  readonly json?: true;
}

const DEFAULT_SECONDS = 60;

export default function timetableSolve(command: Command, world: World): void {
  command
    .description(
      "Make a timetable for an instance, without hard violations and at least soft cost by UD2 of ITC-2007. Ctrl-C ends it early with the best so far.",
    )
    .argument("<instance>", ".ctt or .ectt file")
    .requiredOption("--output <sol>", "solution file to write")
    .option(
      "--seconds <n>",
      `time to take, ${DEFAULT_SECONDS} unless --iterations limits it`,
      numberWithin(0.1, 864_000),
    )
    .option(
      "--iterations <n>",
      "moves (sa) or children (ga) of a chain: with --seed the same plan again",
      wholeNumber(1, 1e13),
    )
    .option("--seed <n>", "of the first chain; the others count on from it", wholeNumber(0, MOST_SEED), 1)
    .addOption(
      new Option("--chains <n>", "chains side by side, the best of which is written")
        .argParser(wholeNumber(1, 64))
        .default(availableParallelism(), "one a core"),
    )
    .addOption(
      new Option("--method <name>", "simulated annealing, or the genetic algorithm it is compared with")
        .choices(Object.keys(SOLVE_METHODS))
        .default("sa"),
    )
    .option("--json", "write the result as JSON")
    .action(async (instanceFile: string, options: SolveOptions) => {
      await requireWritableFile(options.output);
      const instance = await openInstance(instanceFile);
      requireFewSlots(instance);
      const why = provenInfeasible(instance);
      if (why !== null) throw new UserError(`Cannot solve ${instanceFile} as ${why}`);
      const solved = await solve(instance, options, world);
      const best = bestOf(solved);
      const cost = evaluate(instance, best.plan);
      if (cost.hard.total > 0) {
        throw new UserError(
          `Cannot write ${options.output} as no feasible plan of ${instanceFile} was found, the best has ${violationText(cost)}: give it more time, rooms or periods`,
        );
      }
      await writeWholeFile(options.output, writeSolution(instance, best.plan).trimEnd().split("\n"));
      const { method } = options;
      const report = { instance, method, solved, cost, output: options.output, stopped: world.signal.aborted };
      world.out.write(options.json ? `${JSON.stringify(solveJson(report))}\n` : `${solveLines(report).join("\n")}\n`);
    });
}

async function solve(instance: Instance, options: SolveOptions, { err, signal }: World): Promise<Solved> {
  const { method, seed, chains, iterations = null } = options;
  const seconds = options.seconds ?? (iterations === null ? DEFAULT_SECONDS : null);
  const progress = createProgress(err);
  const task = progress.task("Solving");
  try {
    return await solveInWorkers(instance, {
      method,
      seeds: Array.from({ length: chains }, (_, k) => seed + k),
      budgetMs: seconds === null ? null : seconds * 1000,
      iterations,
      signal,
      onPlanned: (planned) => {
        if (iterations === null)
          progress.line(`${planned} ${SOLVE_METHODS[method].unit} a chain fit into ${seconds} s`);
      },
      onProgress: task.update,
    });
  } finally {
    task.end();
    progress.stop();
  }
}
