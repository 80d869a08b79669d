import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Env } from "../env.ts";
import { runTool } from "./run-tool.ts";
import { FAILED, type Tally } from "./tally.ts";
import { type VitestReport, vitestTally } from "./vitest-tally.ts";

/** Runs a part of the tests of `vitest.config.ts`, chosen by arguments of its own. A run that fails outside its tests, or finds none, counts as a failure. */
export async function runVitest(args: readonly string[], env: Env = {}): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "wattbook-vitest-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runTool("vitest/vitest.mjs", ["run", ...args, ...reporters], env);
  const report = await readReport(file);
  await rm(folder, { recursive: true });
  return report ? vitestTally(report, code) : FAILED;
}

async function readReport(file: string): Promise<VitestReport | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
