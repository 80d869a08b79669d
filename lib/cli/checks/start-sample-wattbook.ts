import { copyFile, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { Env } from "../env.ts";
import { type RunningWattbook, startWattbook } from "./start-wattbook.ts";

/** Starts the pages of a Wattbook of a test's own with the lake that the shared one has made: the sample, and all that is derived from it. */
export async function startSampleWattbook(env: Env = {}): Promise<RunningWattbook> {
  const home = await mkdtemp(join(tmpdir(), "wattbook-sample-"));
  await copyLake(join(inject("wattbookHome"), "lake"), join(home, "lake"));
  const wattbook = await startWattbook(["web"], { ...env, WATTBOOK_HOME: home });
  const stop = async () => {
    const code = await wattbook.stop();
    await rm(home, { recursive: true, force: true });
    return code;
  };
  return { ...wattbook, home, stop };
}

/** Copies a lake that is written to meanwhile: what HEAD names is there before HEAD names it. */
async function copyLake(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await copyFile(join(from, "HEAD"), join(to, "HEAD"));
  for (const folder of ["manifests", "parts"]) await cp(join(from, folder), join(to, folder), { recursive: true });
}
