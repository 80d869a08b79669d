import { NO_WEIGHTS } from "./energy-weights.ts";
import { front } from "./front.ts";
import { sampleCampus } from "./sample-fixture.ts";

const { movedTime, movedRoom, ...none } = NO_WEIGHTS;
for (const model of (process.env.M ?? "ifpb").split(",") as ("ifpb" | "5r1c")[]) {
  const { instance, current, energy } = sampleCampus(model);
  for (const [N, aim] of [[+(process.env.N ?? 6e6), { kgCo2e: +(process.env.A ?? 1) }]] as const) {
    const c0 = process.cpuUsage();
    const points = front({
      instance,
      current,
      energy,
      aim: { ...none, ...aim },
      seed: +(process.env.S ?? 1),
      iterations: N,
      mostPoints: 40,
    });
    console.log(model, aim, N, "s", process.cpuUsage(c0).user / 1e6);
    const was = points[0]!.score.mean;
    for (const p of points)
      console.log(
        p.moveWorth.toFixed(1),
        p.disturbance.movedTime + p.disturbance.movedRoom,
        p.disturbance.movedTime,
        "kWh",
        (100 * (1 - p.score.mean.kwh / was.kwh)).toFixed(1),
        "kg",
        (100 * (1 - p.score.mean.kgCo2e / was.kgCo2e)).toFixed(1),
        "soft",
        p.cost.soft.total,
        p.cost.hard.total,
        "saving",
        p.saving.toFixed(0),
        "selfc",
        p.score.mean.selfConsumption.toFixed(3),
      );
  }
}
