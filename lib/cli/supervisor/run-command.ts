import { join } from "node:path";
import type { Env } from "../env.ts";
import type { Progress } from "../output/progress.ts";
import { keepRunning } from "./keep-running.ts";
import { relayOutput } from "./relay-output.ts";
import { startChild } from "./start-child.ts";

const RUN = join(import.meta.dirname, "../run.js");

/** Keeps one of our own commands running in a process of its own until the signal is aborted; what it says is shown. */
export async function runCommand(
  name: string,
  args: readonly string[],
  env: Env,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const start = () => {
    const child = startChild([RUN, "wattbook", ...args], env);
    relayOutput(child, name, Promise.resolve(), progress.line);
    return child;
  };
  await keepRunning({ name, start, say: progress.line }, signal);
}
