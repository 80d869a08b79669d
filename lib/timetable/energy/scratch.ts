import { NO_WEIGHTS } from "./energy-weights.ts";
import { explainMoves } from "./explain-moves.ts";
import { front } from "./front.ts";
import { movedBy } from "./front-point.ts";
import { sampleCampus } from "./sample-fixture.ts";

const { movedTime, movedRoom, ...none } = NO_WEIGHTS;
for (const model of ["ifpb", "5r1c"] as const) {
  const { instance, current, energy } = sampleCampus(model);
  const points = front({ instance, current, energy, aim: { ...none, kgCo2e: 0.5 }, seed: 1, iterations: 6e6 });
  for (const p of points) {
    const t = performance.now();
    const told = explainMoves(instance, current, p.plan, energy);
    const ms = performance.now() - t;
    const known = told.filter(({ change }) => change);
    console.log(
      model,
      movedBy(p),
      "ms",
      ms.toFixed(0),
      "woven",
      told.length - known.length,
      "together",
      (known.reduce((s, { together }) => s + together.length, 0) / known.length).toFixed(2),
      "sum kwh",
      known.reduce((s, { change }) => s + change!.kwh, 0).toFixed(0),
      "of",
      (p.score.mean.kwh - points[0]!.score.mean.kwh).toFixed(0),
      JSON.stringify(
        Object.fromEntries(
          Map.groupBy(
            told.flatMap((t) => t.reasons),
            (r) => r,
          )
            .entries()
            .map(([k, v]) => [k, v.length]),
        ),
      ),
      "none",
      told.filter((t) => t.reasons.length === 0).length,
    );
  }
}
