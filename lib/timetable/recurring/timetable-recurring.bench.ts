import { assignBuildings } from "./assign-buildings.ts";
import { earliestStart } from "./earliest-start.ts";
import { createLectureChain } from "./lecture-chain.ts";
import { PPOI_NAMES, PPOI_PRESENT, ppoiCampus, ppoiMonth } from "./ppoi-fixture.ts";
import { scheduleCost } from "./schedule-cost.ts";
import { scheduleFaults } from "./schedule-faults.ts";

const SEEDS = [1, 2];
const MOVES = 20_000_000;

/** Recurring lectures of the IEEE-CIS challenge on the forecast November and on the true one; times are of the processor. */
export default async function recurringLectures(
  report: (name: string, value: number, unit: string, target?: string) => void,
  leaveOut: (why: string) => void,
): Promise<void> {
  if (!PPOI_PRESENT) return leaveOut("no ../shared/data/timetabling/energy-ieee-cis-ppoi");
  const [forecast, measured] = [ppoiMonth("forecast"), ppoiMonth("measured")];
  const sum = { earliest: 0, forecast: SEEDS.map(() => 0), measured: SEEDS.map(() => 0) };
  for (const name of PPOI_NAMES) {
    const campus = ppoiCampus(name);
    const earliest = { recurring: assignBuildings(campus, earliestStart(campus)), onceOff: [], batterySteps: [] };
    sum.earliest += scheduleCost(campus, forecast, earliest).total;
    for (const [run, seed] of SEEDS.entries()) {
      const before = process.threadCpuUsage();
      const chain = createLectureChain({ campus, month: forecast, seed, iterations: MOVES });
      chain.run(MOVES);
      const { user, system } = process.threadCpuUsage(before);
      const schedule = chain.best();
      const cost = scheduleCost(campus, forecast, schedule);
      const truly = scheduleCost(campus, measured, schedule).total;
      sum.forecast[run]! += cost.total;
      sum.measured[run]! += truly;
      report(`${name}, seed ${seed}: cost of the month as forecast`, cost.total, "AUD");
      report(`${name}, seed ${seed}: the same schedule in the month as it came`, truly, "AUD");
      report(`${name}, seed ${seed}: highest load`, cost.peakKw, "kW");
      report(`${name}, seed ${seed}: broken rules`, scheduleFaults(campus, schedule).length, "", "< 1");
      report(`${name}, seed ${seed}: processor`, (user + system) / 1e6, "s", "< 20");
      report(`${name}, seed ${seed}: moves`, MOVES / (user + system), "million/s");
    }
  }
  report("sum of ten, earliest start", sum.earliest, "AUD");
  for (const [run, seed] of SEEDS.entries()) {
    report(`sum of ten, seed ${seed}`, sum.forecast[run]!, "AUD", "< 267500");
    report(`sum of ten, seed ${seed}, in the month as it came`, sum.measured[run]!, "AUD");
  }
}
