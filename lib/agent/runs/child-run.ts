import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { UserError } from "#lib/core/user-error.ts";

/** How a command ended. */
export interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it was told to stop through us. */
  readonly wasStopped: boolean;
}

/** A command that runs with our input and output. */
export interface ChildRun {
  readonly pid: number;
  readonly ended: Promise<ChildEnd>;
}

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"] as const;
const STOPPING: ReadonlySet<string> = new Set(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]);

/**
 * Starts a command. While it runs, signals that come to us go to it, and it decides what becomes of them; on a terminal Ctrl+C
 * reaches it anyway, and must not come twice.
 */
export async function startChildRun(command: readonly string[], signal: AbortSignal): Promise<ChildRun> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: "inherit" });
  const ended = Promise.withResolvers<ChildEnd>();
  let wasStopped = false;
  const restore = forwardSignals(child, (name) => {
    if (STOPPING.has(name)) wasStopped = true;
  });
  const stop = () => {
    // The end of npm, say, of which no signal tells.
    if (wasStopped) return;
    wasStopped = true;
    child.kill("SIGTERM");
  };
  signal.addEventListener("abort", stop, { once: true });
  child.once("exit", (code, name) => {
    restore();
    signal.removeEventListener("abort", stop);
    ended.resolve({ code, signal: name, wasStopped: wasStopped || name !== null });
  });
  const started = Promise.withResolvers<void>();
  child.once("spawn", () => started.resolve());
  child.once("error", started.reject);
  try {
    await started.promise;
  } catch (error) {
    restore();
    signal.removeEventListener("abort", stop);
    throw notStarted(program, error as NodeJS.ErrnoException);
  }
  return { pid: child.pid as number, ended: ended.promise };
}

/** Exit code as shells count: the command's own, or 128 and the signal's number. */
export function exitCodeOf({ code, signal }: ChildEnd): number {
  return code ?? (signal ? 128 + constants.signals[signal] : 1);
}

function forwardSignals(child: ChildProcess, onSignal: (name: NodeJS.Signals) => void): () => void {
  const names = process.platform === "win32" ? (["SIGINT", "SIGTERM"] as const) : FORWARDED;
  const before = names.map((name) => [name, process.listeners(name)] as const);
  const own = names.map((name) => {
    const listener = () => {
      onSignal(name);
      if (!(name === "SIGINT" && process.stdin.isTTY)) child.kill(name);
    };
    process.removeAllListeners(name);
    process.on(name, listener);
    return [name, listener] as const;
  });
  return () => {
    for (const [name, listener] of own) process.removeListener(name, listener);
    for (const [name, listeners] of before) for (const listener of listeners) process.on(name, listener);
  };
}

function notStarted(program: string, error: NodeJS.ErrnoException): UserError {
  const why = error.code === "ENOENT" ? "there is no such program" : `it cannot be started (${error.code})`;
  return new UserError(`Cannot run ${program} as ${why}: give a program and its arguments after --`, { cause: error });
}
