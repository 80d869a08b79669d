import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Env } from "../env.ts";
import { childEnd } from "../supervisor/child-end.ts";
import { startChild } from "../supervisor/start-child.ts";

const SCRIPT = join(import.meta.dirname, "compact-lake.ts");

/** Moves segments into the lake in a process of its own, so that acknowledgements do not wait for it and its memory is given back. */
export async function compactInChild(
  segments: readonly string[],
  env: Env,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const child = startChild([SCRIPT, ...segments], env);
  child.on("message", (line: string) => say(line));
  const complaint = child.stderr ? text(child.stderr) : Promise.resolve("");
  const end = await childEnd(child, signal);
  if (end !== "code 0") throw new Error((await complaint).trim() || `its process ended with ${end}`);
}
