import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Settings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Env } from "../env.ts";
import type { Progress, Task } from "../output/progress.ts";
import { childEnd } from "./child-end.ts";
import type { LakeMessage } from "./lake-message.ts";
import { startChild } from "./start-child.ts";

const SCRIPT = join(import.meta.dirname, "prepare-lake.ts");

/** Fills an empty lake with the sample, when `demo` is set, and derives what readers see first where nothing was derived yet. */
export function prepareLake(
  { home }: Settings,
  { demo, env }: { readonly demo: boolean; readonly env: Env },
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  return runPreparation(demo ? [] : ["--no-demo"], { ...env, WATTBOOK_HOME: home }, progress, signal);
}

/** Brings all that is derived up to date; what goes wrong is said, and the pages go on with what there is. */
export async function deriveRest(
  { home }: Settings,
  { env }: { readonly env: Env },
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  try {
    await runPreparation(["--rest"], { ...env, WATTBOOK_HOME: home }, progress, signal);
  } catch (error) {
    if (signal.aborted) return;
    progress.line(`Derived datasets are not up to date: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function runPreparation(
  args: readonly string[],
  env: Env,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const child = startChild([SCRIPT, ...args], env);
  let task: Task | undefined;
  let current = "";
  child.on("message", (message: LakeMessage) => {
    if ("line" in message) {
      progress.line(message.line);
      return;
    }
    if (message.step !== current) {
      task?.end();
      task = progress.task(message.step);
      current = message.step;
    }
    task?.update(message.done, message.total);
  });
  const complaint = child.stderr ? text(child.stderr) : Promise.resolve("");
  try {
    const end = await childEnd(child, signal);
    if (end === "code 1") throw new UserError((await complaint).trim());
    if (end !== "code 0") throw new Error(`Cannot prepare the lake, which ended with ${end}: ${await complaint}`);
  } finally {
    task?.end();
  }
}
