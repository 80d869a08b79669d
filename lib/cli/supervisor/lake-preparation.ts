import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Settings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Env } from "../env.ts";
import type { Progress, Task } from "../progress.ts";
import { childEnd } from "./child-end.ts";
import type { LakeMessage } from "./lake-message.ts";
import { startChild } from "./start-child.ts";

const SCRIPT = join(import.meta.dirname, "prepare-lake.ts");

/** Fills an empty lake with the sample, when `demo` is set, and brings what is derived up to date. */
export async function prepareLake(
  { home }: Settings,
  { demo, env }: { readonly demo: boolean; readonly env: Env },
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const child = startChild([SCRIPT, ...(demo ? [] : ["--no-demo"])], { ...env, WATTBOOK_HOME: home });
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
