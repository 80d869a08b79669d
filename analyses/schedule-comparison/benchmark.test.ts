import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import benchmark from "#data/reference/timetabling-benchmark.json" with { type: "json" };
import { benchmarkTable, meanCost } from "#lib/timetable/cost/benchmark-table.ts";

const README = readFileSync(path.join(import.meta.dirname, "README.md"), "utf8");

it("the README's table is that of the benchmark that the page draws, cell by cell", () => {
  const cells = (line: string) => line.split("|").map((cell) => cell.trim());
  const own = README.split("\n").filter((line) => /^\| (instance|comp\d\d|sum) /.test(line));
  expect(own).toHaveLength(23);
  const [head, , ...rows] = benchmarkTable(benchmark.instances).map(cells);
  expect(own.map(cells)).toEqual([head, ...rows]);
});

it("the README's prose names the same sum and as many runs without a plan", () => {
  const sum = benchmark.instances.reduce((total, { sa }) => total + meanCost(sa), 0);
  expect(README).toContain(`sum to ${sum.toLocaleString("en", { maximumFractionDigits: 1 })} (wanted`);
  const runs = benchmark.instances.flatMap(({ ga }) => ga as (number | null)[]);
  expect([runs.length, runs.filter((cost) => cost === null).length]).toEqual([63, 1]);
  expect(README.replaceAll("\n", " ")).toContain("found no feasible plan in one run of 63");
});
