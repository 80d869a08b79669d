import { expect, it } from "vitest";
import { benchmarkTable, meanCost } from "./benchmark-table.ts";

const MEASURED = [
  { instance: "comp05", bestKnown: 284, sa: [305, 305, 292], ga: [716, 697, null] },
  { instance: "comp11", bestKnown: 0, sa: [0, 0, 0], ga: [null, null, null] },
];

it("benchmarkTable() says which runs found no plan, and which means and sums leave them out", () => {
  expect(benchmarkTable(MEASURED.slice(0, 1))).toEqual([
    "| instance | best known | annealing     |  mean |   gap | genetic algorithm |           mean |     gap |",
    "| -------- | ---------: | ------------- | ----: | ----: | ----------------- | -------------: | ------: |",
    "| comp05   |        284 | 305, 305, 292 | 300.7 | 5.9 % | 716, 697, none    | 706.5 (1 none) | 148.8 % |",
    "| sum      |        284 |               | 300.7 | 5.9 % |                   | 706.5 (1 none) | 148.8 % |",
  ]);
});

it("benchmarkTable() gives no mean and no sum where an instance has no plan at all", () => {
  const [, , , none, sum] = benchmarkTable(MEASURED);
  expect(none).toMatch(/none, none, none +\| +— \(3 none\) \| +— \|$/);
  expect(sum).toMatch(/\| +— \(4 none\) \| +— \|$/);
  expect(meanCost([null])).toBeNaN();
});
