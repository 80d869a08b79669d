import { createChain } from "../solve/annealing-chain.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { energyCost } from "./energy-cost.ts";
import { DEFAULT_AIM, type FrontTask, front } from "./front.ts";
import { type FrontPoint, movedBy } from "./front-point.ts";
import { sampleCampus } from "./sample-fixture.ts";
import { scorePlan } from "./score-plan.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const MOVES = 2_000_000;
/** Lectures that may move, at which savings are told. */
const CAPS = [25, 50, 100];

/** All times are of the CPU, as other programs may run beside. */
export default async function timetableEnergy(report: Report): Promise<void> {
  for (const model of ["ifpb", "5r1c"] as const) {
    const { instance, current, energy } = sampleCampus(model);
    report(
      `${model}: moves a second with energy, 400 lectures, 6 weeks`,
      speed(instance, current, energy),
      "M/s",
      "> 0.5",
    );
    const begun = process.cpuUsage();
    const points = front({ instance, current, energy, aim: DEFAULT_AIM, seed: 1, iterations: 6_000_000 });
    report(
      `${model}: front of ${points.length} points`,
      process.cpuUsage(begun).user / 1e6,
      "s",
      model === "ifpb" ? "< 10" : "",
    );
    const was = points[0]!;
    for (const cap of CAPS)
      tell(report, `${model}: at most ${cap} moved`, was, points.findLast((point) => movedBy(point) <= cap)!);
    const last = points.at(-1)!;
    tell(report, `${model}: ${movedBy(last)} moved`, was, last);
    if (model === "5r1c") {
      const saved = [was, last].map(({ plan }) => scorePlan(instance, plan, energy, "weeks").mean.kwh) as [
        number,
        number,
      ];
      report("5r1c: the same by a run through whole weeks, lecture-driven kWh", 100 * (1 - saved[1] / saved[0]), "%");
    }
  }
}

function speed(instance: FrontTask["instance"], current: FrontTask["current"], energy: CampusEnergy): number {
  const weights = { ...DEFAULT_AIM, movedTime: 1, movedRoom: 0.5 };
  const extra = energyCost({ instance, energy, weights, current });
  const chain = createChain({ instance, start: current, extra, seed: 1, iterations: 2 * MOVES, startTemperature: 3 });
  chain.run(MOVES);
  const begun = process.cpuUsage();
  chain.run(MOVES);
  return MOVES / process.cpuUsage(begun).user;
}

function tell(
  report: Report,
  name: string,
  { score: { mean: was } }: FrontPoint,
  { score: { mean: is }, cost }: FrontPoint,
): void {
  report(`${name}: lecture-driven kWh saved`, 100 * (1 - is.kwh / was.kwh), "%");
  report(`${name}: kgCO2e saved`, 100 * (1 - is.kgCo2e / was.kgCo2e), "%");
  report(`${name}: UD2`, cost.soft.total, "");
}
