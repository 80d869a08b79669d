import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Env } from "../env.ts";
import { PROJECT_ROOT } from "../world.ts";

const PRELOADED = ["end-with-parent.js", "../quick-imports.js"].flatMap((file) => [
  "--import",
  pathToFileURL(join(import.meta.dirname, file)).href,
]);

/**
 * Starts a script in a process group of its own, with the Node that runs us, in the project's folder. Its output is
 * piped; it ends when we do, however we do.
 */
export function startChild(args: readonly string[], env: Env): ChildProcess {
  return spawn(process.execPath, [...PRELOADED, ...args], {
    cwd: PROJECT_ROOT,
    env: { NODE_ENV: "production", ...env, WATTBOOK_PARENT: String(process.pid) },
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}
