import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { PROJECT_ROOT } from "../world.ts";
import { FAILED, sumTallies, type Tally } from "./tally.ts";

/** What vitest's JSON reporter writes, as far as it is read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file as a whole failed: an import, a hook. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** A run's counts with a line for each failure. One that fails outside its tests, or finds none, counts as a failure too. */
export function vitestTally(report: VitestReport, code: number): Tally {
  const failures = report.testResults.flatMap(failuresOf);
  const tally: Tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    ...(failures.length > 0 ? { failures } : {}),
  };
  const failsElsewhere = tally.passed === 0 || (code !== 0 && tally.failed === 0);
  const elsewhere = { ...FAILED, failures: [`vitest, beside its tests: ended with code ${code}`] };
  return failsElsewhere ? sumTallies([tally, elsewhere]) : tally;
}

function failuresOf({ name, status, message, assertionResults }: VitestReport["testResults"][number]): string[] {
  const file = relative(PROJECT_ROOT, name);
  const lines = assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => `${file}: ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? "")}`);
  return lines.length === 0 && status === "failed" ? [`${file}: ${firstLine(message)}`] : lines;
}

function firstLine(message: string): string {
  return stripVTControlCharacters(message).trim().split("\n")[0] ?? "";
}
