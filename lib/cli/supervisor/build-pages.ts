import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import type { Env } from "../env.ts";
import type { Progress } from "../output/progress.ts";
import { PROJECT_ROOT } from "../world.ts";
import { childEnd } from "./child-end.ts";
import { startNextBuild } from "./next-child.ts";
import { sourceHash } from "./source-hash.ts";

const STAMP = join(PROJECT_ROOT, ".next/wattbook-sources");

/** Builds the pages unless what is built came from these very sources. */
export async function buildPages(env: Env, progress: Progress, signal: AbortSignal): Promise<void> {
  const hash = await sourceHash(PROJECT_ROOT);
  if (hash === (await builtHash())) return;

  const startedAt = performance.now();
  progress.line("Building the pages, as they are not built from these sources yet.");
  const task = progress.task("Building the pages");
  const child = startNextBuild(env);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => output.push(text));
  }
  try {
    const end = await childEnd(child, signal);
    if (end !== "code 0") {
      progress.line(output.join("").trimEnd());
      throw new UserError(`Cannot build the pages as \`next build\` ended with ${end}: mend what it says above`);
    }
  } finally {
    task.end();
  }
  await writeFile(STAMP, hash);
  progress.line(`Pages built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

async function builtHash(): Promise<string | undefined> {
  try {
    return await readFile(STAMP, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
