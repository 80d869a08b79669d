import { type ChildProcess, spawnSync } from "node:child_process";
import { once } from "node:events";

const GRACE_MS = 5000;

/** Ends a child that was started `detached`, and all it started: politely, then, after the grace, for good. */
export async function stopTree(child: ChildProcess, graceMs = GRACE_MS): Promise<void> {
  if (child.pid === undefined) return;
  if (!hasEnded(child)) {
    const ended = once(child, "exit");
    signalTree(child.pid, "SIGTERM");
    const timer = setTimeout(signalTree, graceMs, child.pid, "SIGKILL");
    await ended;
    clearTimeout(timer);
  }
  signalTree(child.pid, "SIGKILL");
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function signalTree(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
