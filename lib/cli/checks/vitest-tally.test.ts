import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../world.ts";
import { vitestTally } from "./vitest-tally.ts";

const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const passed = { status: "passed", fullName: "sum() adds", failureMessages: [] };
const file = (name: string, status: string, message: string, assertionResults: (typeof passed)[]) => ({
  name: join(PROJECT_ROOT, name),
  status,
  message,
  assertionResults,
});

it("vitestTally() names each test that failed by its file, its full name and the first line of what it says", () => {
  const failed = {
    status: "failed",
    fullName: "sum() of none is zero",
    failureMessages: ["AssertionError: expected \u001b[31m1\u001b[39m to be +0\n    at /sum.test.ts:3:4"] as never[],
  };
  const report = {
    ...counts,
    numFailedTests: 1,
    testResults: [
      file("lib/a.test.ts", "failed", "", [passed, failed]),
      file("lib/b.test.ts", "passed", "", [passed]),
      file("lib/c.test.ts", "failed", "Cannot find module\nat …", []),
    ],
  };
  expect(vitestTally(report, 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    failures: [
      "lib/a.test.ts: sum() of none is zero: AssertionError: expected 1 to be +0",
      "lib/c.test.ts: Cannot find module",
    ],
  });
});

it("vitestTally() counts a run that fails outside its tests, or finds none, as a failure", () => {
  const report = { ...counts, testResults: [file("lib/b.test.ts", "passed", "", [passed])] };
  expect(vitestTally(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(vitestTally(report, 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
    failures: [expect.stringContaining("code 1")],
  });
  expect(vitestTally({ ...report, numPassedTests: 0 }, 0)).toMatchObject({ passed: 0, failed: 1, skipped: 2 });
});
