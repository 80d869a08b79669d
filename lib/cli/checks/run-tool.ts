import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Env } from "../env.ts";
import { PROJECT_ROOT } from "../world.ts";

/** Runs a tool of `node_modules` on this Node in the project's folder, its output shown as it comes; gives its exit code. */
export async function runTool(script: string, args: readonly string[], env: Env = {}): Promise<number> {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, "node_modules", script), ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  return code ?? 1;
}
