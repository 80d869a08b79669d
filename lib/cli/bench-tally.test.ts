import { expect, it } from "vitest";
import { createBenchTally } from "./bench-tally.ts";

const tally = (mayLack = false) => {
  const said: string[] = [];
  return { said, ...createBenchTally((line) => said.push(line), mayLack) };
};

it("a figure that is not what it shall be is a fault; a time is said", () => {
  const { report, end, said } = tally();
  report("sum of costs", 1512.7, "points", "< 1650.1");
  report("sMAPE", 13.64, "%", "≤ 13.64");
  report("a page", 900, "ms", "< 700");
  expect(end().exitCode).toBe(0);
  report("runs without a plan", 1, "runs", "< 1");
  expect(said.at(-1)).toMatch(/missed$/);
  expect(end()).toEqual({
    exitCode: 1,
    lines: [
      "1 missed:",
      "  runs without a plan: 1 runs, wanted < 1",
      "1 missed in time, which other work on the machine may explain:",
      "  a page: 900 ms, wanted < 700",
    ],
  });
});

it("no number is a fault, and a target that cannot be read an error", () => {
  const { report, end } = tally();
  report("mean", Number.NaN, "points", "< 1");
  expect(end().exitCode).toBe(1);
  expect(() => report("mean", 1, "points", "about 1")).toThrow(/Cannot judge a figure by «about 1»/);
});

it.each([
  [false, 1, "1 left out, which --without-data allows:"],
  [true, 0, "1 left out:"],
])("what is left out is summed up, and a fault unless it may be (%s)", (mayLack, exitCode, head) => {
  const { leaveOut, end } = tally(mayLack);
  leaveOut("no ../shared/data");
  expect(end()).toEqual({ exitCode, lines: [head, "  no ../shared/data"] });
});
