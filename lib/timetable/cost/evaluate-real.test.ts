import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readInstance } from "../format/read-instance.ts";
import { readSolution } from "../format/read-solution.ts";
import { evaluate } from "./evaluate.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/timetabling");
const PRESENT = existsSync(FOLDER);
const WHERE = PRESENT ? "" : " (skipped: no ../shared/data/timetabling)";

// Oracle: costs of the best known solutions (miclindahl/UniTimetabling), validated with the two C++ validators of ITC-2007.
const BEST_KNOWN = [5, 24, 64, 35, 284, 27, 6, 37, 96, 4, 0, 294, 59, 51, 62, 18, 56, 61, 57, 4, 74];
const NAMES = BEST_KNOWN.map((_, index) => `comp${String(index + 1).padStart(2, "0")}`);

function costOf(name: string, kind: "ctt" | "ectt") {
  const read = (file: string) => readFileSync(path.join(FOLDER, file), "utf8");
  const instance = readInstance(read(`ITC-2007_${kind}/${name}.${kind}`), `${name}.${kind}`);
  return evaluate(instance, readSolution(read(`ITC-2007_best_solutions_UD2/${name}.sol`), `${name}.sol`, instance));
}

describe.skipIf(!PRESENT)(`evaluate() on ITC-2007${WHERE}`, () => {
  it.each(["ctt", "ectt"] as const)("gives the published cost of every best known solution, on .%s", (kind) => {
    const costs = NAMES.map((name) => costOf(name, kind));
    expect(costs.map(({ soft }) => soft.total)).toEqual(BEST_KNOWN);
    expect(costs.map(({ hard }) => hard.total)).toEqual(BEST_KNOWN.map(() => 0));
  });

  it.each([
    ["comp01", { roomCapacity: 4, minimumWorkingDays: 0, curriculumCompactness: 0, roomStability: 1 }],
    ["comp05", { roomCapacity: 0, minimumWorkingDays: 185, curriculumCompactness: 98, roomStability: 1 }],
    ["comp12", { roomCapacity: 0, minimumWorkingDays: 210, curriculumCompactness: 84, roomStability: 0 }],
  ])("splits the cost of %s as the validators do", (name, components) => {
    expect(costOf(name, "ctt").soft).toMatchObject(components);
  });
});
