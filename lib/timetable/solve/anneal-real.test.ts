import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { readInstance } from "../format/read-instance.ts";
import { readSolution } from "../format/read-solution.ts";
import { createChain } from "./annealing-chain.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/timetabling");
const PRESENT = existsSync(FOLDER);
const WHERE = PRESENT ? "" : " (skipped: no ../shared/data/timetabling)";

const NAMES = Array.from({ length: 21 }, (_, k) => `comp${String(k + 1).padStart(2, "0")}`);
const instanceOf = (name: string) =>
  readInstance(readFileSync(path.join(FOLDER, `ITC-2007_ctt/${name}.ctt`), "utf8"), `${name}.ctt`);

describe.skipIf(!PRESENT)(`createChain() on ITC-2007${WHERE}`, () => {
  it.each(NAMES)(
    "finds a feasible plan of %s at once, and its cost after thousands of moves is the evaluator's",
    (name) => {
      const instance = instanceOf(name);
      const chain = createChain({ instance, seed: 1, iterations: 150_000 });
      for (let state = chain.run(50_000); !state.done; state = chain.run(50_000)) {
        if (state.hard > 0) continue;
        const { hard, soft } = evaluate(instance, chain.best());
        expect({ hard: hard.total, soft: soft.total }).toEqual({ hard: 0, soft: state.bestCost });
      }
      expect(evaluate(instance, chain.best()).hard.total).toBe(0);
    },
  );

  it("starts from a best known solution without making it worse, and knows its cost", () => {
    const instance = instanceOf("comp14");
    const file = "comp14.sol";
    const start = readSolution(
      readFileSync(path.join(FOLDER, `ITC-2007_best_solutions_UD2/${file}`), "utf8"),
      file,
      instance,
    );
    const chain = createChain({ instance, start, seed: 1, iterations: 10_000, startTemperature: 0.5 });
    expect(chain.run(0)).toMatchObject({ hard: 0, bestCost: 51 });
    expect(chain.run(10_000).bestCost).toBeLessThanOrEqual(51);
  });
});
