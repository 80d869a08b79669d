import { readFile } from "node:fs/promises";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What tests that take long and wait a lot begin with: processes, databases, servers of their own. */
const STARTS = /\b(spawn|fork|crashSite|runCli|runSandboxed|openTestState|start(Sample|Live)?Wattbook)\(/;

/** Runs test files that start processes before the others: the last to end is then a short one, also where no run before tells. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const starts = await Promise.all(sorted.map(async ({ moduleId }) => STARTS.test(await readFile(moduleId, "utf8"))));
    return [...sorted.filter((_, i) => starts[i]), ...sorted.filter((_, i) => !starts[i])];
  }
}
