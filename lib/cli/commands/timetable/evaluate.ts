import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { explainCost } from "#lib/timetable/cost/explain-cost.ts";
import { costItemJson, costItemLine } from "../../timetable/cost-item-line.ts";
import { costJson, costLines, violationText } from "../../timetable/cost-report.ts";
import { openInstance, openSolution } from "../../timetable/open-timetable.ts";
import type { World } from "../../world.ts";

interface EvaluateOptions {
  readonly explain?: true;
  readonly json?: true;
}

export default function timetableEvaluate(command: Command, world: World): void {
  command
    .description(
      "Judge a timetable: hard violations and each component of the soft cost by UD2 of ITC-2007. Exits 1 where it is infeasible.",
    )
    .argument("<instance>", ".ctt or .ectt file")
    .argument("<solution>", "solution file: a lecture a line, as course, room, day, period of the day, both from 0")
    .option("--explain", "add a line for each thing that costs")
    .option("--json", "write it as JSON")
    .action(async (instanceFile: string, solutionFile: string, { explain, json }: EvaluateOptions) => {
      const instance = await openInstance(instanceFile);
      const plan = await openSolution(solutionFile, instance);
      const cost = evaluate(instance, plan);
      const items = explain ? explainCost(instance, plan) : [];
      if (json) {
        const itemised = explain ? { items: items.map((item) => costItemJson(instance, item)) } : {};
        world.out.write(`${JSON.stringify({ ...costJson(instance, plan, cost), ...itemised })}\n`);
      } else {
        const lines = [...costLines(instance, plan, cost), ...items.map((item) => costItemLine(instance, item))];
        world.out.write(`${lines.join("\n")}\n`);
      }
      if (cost.hard.total > 0) {
        const mend = explain ? "the lines above tell where" : "--explain tells where";
        throw new UserError(`Cannot use ${solutionFile} as it is infeasible, with ${violationText(cost)}: ${mend}`);
      }
    });
}
