import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { anyInstance, anyPlan } from "../model/any-instance-fixture.ts";
import { anyMutation, faultOf } from "./any-mutation-fixture.ts";
import { read } from "./csv-fixture.ts";
import { readInstance } from "./read-instance.ts";
import { readSolution } from "./read-solution.ts";
import { TOY } from "./toy-fixture.ts";
import { writeSolution } from "./write-solution.ts";

const SOLUTION = "algebra A1 0 0\nalgebra A1 0 1\nalgebra A1 1 0\noptics B2 0 2\n";

const anyCase = anyInstance.chain((instance) => fc.tuple(fc.constant(instance), anyPlan(instance)));

describe("readSolution()", () => {
  const toy = readInstance(TOY, "toy.ectt");

  it("gives back what writeSolution() wrote, in the order of courses", () => {
    fc.assert(
      fc.property(anyCase, ([instance, plan]) => {
        fc.pre(plan.length > 0);
        expect(readSolution(writeSolution(instance, plan), "any.sol", instance)).toEqual(plan);
      }),
    );
    const turned = SOLUTION.trim().split("\n").reverse().join("\r\n");
    expect(readSolution(turned, "a.sol", toy).map(({ course }) => course)).toEqual([0, 0, 0, 1]);
  });

  it("is given no file that it could not read: writeSolution() refuses names with blanks", () => {
    const { instance, plan } = read();
    expect(() => writeSolution(instance, plan)).toThrow(/^Cannot write "B 2" into a \.ctt, \.ectt or solution file/);
  });

  it.each<[string, string, RegExp]>([
    [
      "an unknown course",
      "alchemy A1 0 0",
      /^Cannot read a.sol \(line 1, column 1\) as the instance "Toy of ours" has no course "alchemy"/,
    ],
    ["an unknown room", "algebra A1 0 1\noptics A7 0 0", /\(line 2, column 8\) as .* has no room "A7"/],
    ["a day out of range", "optics A1 2 0", /\(line 1, column 11\) as a day, counted from 0, .* 0 to 1: found "2"/],
    ["a period that is none", "optics A1 0 1.5", /\(line 1, column 13\) as a period of a day, .*: found "1.5"/],
    ["a line that is cut off", "optics A1 0", /\(line 1\) as a line has 4 values .*: found "optics A1 0"/],
    ["a line that is too long", "optics A1 0 0 0", /\(line 1\) as a line has 4 values/],
    ["an empty file", "\n", /as it is empty/],
  ])("refuses %s, in one line that names the place", (_what, text, message) => {
    expect(faultOf(() => readSolution(text, "a.sol", toy))).toMatch(message);
  });

  it("gives a plan that can be judged or a UserError for any cut or mutated file", () => {
    fc.assert(
      fc.property(anyMutation, (mutate) => {
        faultOf(() => {
          const { hard, soft } = evaluate(toy, readSolution(mutate(SOLUTION), "any", toy));
          expect(Number.isFinite(hard.total + soft.total)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });
});
