import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Env } from "../env.ts";
import { runTool } from "./run-tool.ts";
import { FAILED, type Tally } from "./tally.ts";
import { type VitestReport, vitestTally } from "./vitest-tally.ts";

/** Journeys wait a lot, for pages and servers: as many as there are cores would leave these idle. */
const WORKERS: Readonly<Record<string, number>> = { unit: 2, journeys: 3 };

/** Runs one of the projects of `vitest.config.ts`. A run that fails outside its tests, or finds none, counts as a failure. */
export async function runVitest(project: string, env: Env = {}): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "wattbook-vitest-"));
  const file = join(folder, "report.json");
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  args.push(`--maxWorkers=${WORKERS[project] ?? 2}`);
  const code = await runTool("vitest/vitest.mjs", args, env);
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
