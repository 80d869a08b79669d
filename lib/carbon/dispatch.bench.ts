import loadHighs from "highs";
import { batteryOf } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import { type DispatchObjective, dispatchOptimal, objectiveValue } from "./dispatch-optimal.ts";
import { flowColumns } from "./energy-flows.ts";
import { highsSolver } from "./highs-solver.ts";
import { matchingSurface } from "./matching-surface.ts";
import { smallestBattery } from "./sizing.ts";

const HOURS = 8760;

/** Weather without randomness: the fractional part of a large multiple, 0 to 1. */
const noise = (i: number) => Math.abs((Math.sin(i * 127.1) * 43758.5453) % 1);

const load = Float64Array.from({ length: HOURS }, (_, t) => (t % 24 >= 8 && t % 24 < 21 ? 100 : 40) + 10 * noise(t));
const perKwp = Float64Array.from({ length: HOURS }, (_, t) => {
  const day = Math.floor(t / 24);
  const clear = 0.2 + 0.7 * noise(day + 0.5) + 0.1 * noise(t + 0.3);
  return (
    Math.max(0, Math.sin((Math.PI * ((t % 24) - 6)) / 12)) * (0.75 - 0.25 * Math.cos((2 * Math.PI * day) / 365)) * clear
  );
});
const site = { load, generation: perKwp.map((kwh) => kwh * 450), hours: 1 };
const price = Float64Array.from(load, (_, t) => {
  const hour = t % 24;
  return hour < 8 || hour >= 22 ? 80 : hour >= 16 && hour < 20 ? 180 : 130;
});
const intensity = Float64Array.from(load, (_, t) => 0.35 + 0.15 * Math.sin((t % 24) / 4) + 0.05 * noise(t + 0.7));

export default async function dispatchSpeed(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const battery = batteryOf(600, 150);
  const columns = flowColumns(HOURS);
  for (let i = 0; i < 50; i++) dispatchGreedy(site, battery, columns);
  let start = performance.now();
  for (let i = 0; i < 100; i++) dispatchGreedy(site, battery, columns);
  report("greedy dispatch of a cyclic year of hours", (performance.now() - start) / 100, "ms", "< 1");

  const steps = Array.from({ length: 15 }, (_, i) => i * 60);
  const batteries = steps.map((kwh) => batteryOf(kwh * 2, kwh));
  const series = { load, perKwp, hours: 1 };
  start = performance.now();
  matchingSurface(series, steps, batteries);
  report("contour of 15 × 15 years", performance.now() - start, "ms", "< 150");

  start = performance.now();
  smallestBattery(series, 900, (kwh) => batteryOf(kwh, kwh / 4), { by: "hourly", share: 0.8 }, 10_000);
  report("smallest battery for 80 % by the hour", performance.now() - start, "ms", "< 150");

  start = performance.now();
  const solve = highsSolver(await loadHighs());
  report("HiGHS loaded", performance.now() - start, "ms");
  const objectives: readonly (readonly [string, DispatchObjective, boolean])[] = [
    ["least import", { least: "import" }, false],
    ["least carbon by the hour", { least: "carbon", intensity }, false],
    ["least cost", { least: "cost", price, feedIn: 60 }, false],
    ["least cost, charging from the grid too", { least: "cost", price, feedIn: 60 }, true],
  ];
  for (const [name, objective, gridCharging] of objectives) {
    const greedy = objectiveValue(dispatchGreedy(site, battery), objective);
    start = performance.now();
    const whole = objectiveValue(dispatchOptimal(site, battery, objective, solve, { gridCharging }), objective);
    report(`${name}: a year at once`, (performance.now() - start) / 1000, "s", "< 20");
    report("  better than greedy by", (1 - whole / greedy) * 100, "%");
    start = performance.now();
    const rolling = { window: 7 * 24, lookAhead: 2 * 24 };
    const parts = objectiveValue(
      dispatchOptimal(site, battery, objective, solve, { gridCharging, rolling }),
      objective,
    );
    report("  the same by weeks that look ahead two days", (performance.now() - start) / 1000, "s");
    report("  worse than at once by", (parts / whole - 1) * 100, "%");
  }
}
