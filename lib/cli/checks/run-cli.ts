import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Env } from "../env.ts";
import { PROJECT_ROOT } from "../world.ts";

/** What a command left behind. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real `wattbook` in a process of its own. */
export async function runCli(args: readonly string[], env: Env = {}): Promise<CliRun> {
  const child = spawn(process.execPath, ["lib/cli/run.js", "wattbook", ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, stdout, stderr };
}
