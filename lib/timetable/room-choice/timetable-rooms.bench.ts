import loadHighs from "highs";
import { highsSolver } from "#lib/carbon/highs-solver.ts";
import { exactRooms } from "./exact-rooms.ts";
import { IFPB_PRESENT, IFPB_SCENARIOS, IFPB_TERMS, ifpbTerm, planByHand } from "./ifpb-fixture.ts";
import { createRoomChain } from "./room-chain.ts";
import { roomEnergy } from "./room-energy.ts";
import { roomFaults } from "./room-faults.ts";
import { SCENARIO_10 } from "./room-rules.ts";

const SEEDS = [1, 2];
const MOVES = { 10: 20_000_000, 1: 20_000_000 };
const TARGET = { 10: "< 0.1", 1: "< 1" };

/** Rooms of three terms of IFPB against the optima of CPLEX; times are of the processor. */
export default async function roomsOfTerms(
  report: (name: string, value: number, unit: string, target?: string) => void,
  leaveOut: (why: string) => void,
): Promise<void> {
  if (!IFPB_PRESENT) return leaveOut("no ../shared/data/timetabling/energy-cap-ifpb");
  const solve = highsSolver(await loadHighs());
  for (const { term, optimum } of IFPB_TERMS) {
    const choice = ifpbTerm(term);
    const before = process.threadCpuUsage();
    const { plan, relaxedKwh } = exactRooms(choice, SCENARIO_10, solve);
    const { user, system } = process.threadCpuUsage(before);
    const kwh = roomEnergy(choice, plan).total;
    report(`term ${term}, scenario 10, HiGHS: above the relaxed program`, 100 * (kwh / relaxedKwh - 1), "%");
    report(`term ${term}, scenario 10, HiGHS: above CPLEX`, 100 * (kwh / optimum[10] - 1), "%", "< 0.0001");
    report(`term ${term}, scenario 10, HiGHS: processor`, (user + system) / 1e6, "s", "< 60");
  }
  for (const { scenario, rules } of IFPB_SCENARIOS) {
    for (const { term, optimum } of IFPB_TERMS) {
      const choice = ifpbTerm(term);
      const byHand = roomEnergy(choice, planByHand(choice)).total;
      for (const seed of SEEDS) {
        const before = process.threadCpuUsage();
        const chain = createRoomChain({ choice, rules, seed, iterations: MOVES[scenario] });
        chain.run(MOVES[scenario]);
        const { user, system } = process.threadCpuUsage(before);
        const plan = chain.best();
        const kwh = roomEnergy(choice, plan).total;
        const run = `term ${term}, scenario ${scenario}, seed ${seed}`;
        report(`${run}: energy of a week`, kwh, "kWh");
        report(
          `${run}: above CPLEX (${optimum[scenario].toFixed(1)} kWh)`,
          100 * (kwh / optimum[scenario] - 1),
          "%",
          TARGET[scenario],
        );
        report(`${run}: below the plan by hand`, 100 * (1 - kwh / byHand), "%");
        report(`${run}: broken rules`, roomFaults(choice, plan, rules).length, "", "< 1");
        report(`${run}: processor`, (user + system) / 1e6, "s", "< 60");
        report(`${run}: moves`, MOVES[scenario] / (user + system), "million/s");
      }
    }
  }
}
