import { type ChildProcessWithoutNullStreams, type SpawnOptionsWithoutStdio, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { bubblewrapArgs, hasBubblewrap } from "./bubblewrap.ts";
import { READY } from "./protocol.ts";

/** How a query is held: by bubblewrap, or by its own process and DuckDB's lock alone. */
export type SandboxKind = "bubblewrap" | "process";

/** A process that has seen no query yet. */
export interface SandboxProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly kind: SandboxKind;
  /** Resolves once it is ready for its query. */
  readonly ready: Promise<void>;
}

const CHILD = "lib/lake/sandbox/child.ts";

/** Heap of a query's JavaScript, beside DuckDB's memory. [MB] */
const HEAP_MB = 512;

/** Starts a process for one query, with an environment that holds nothing. */
export function startSandbox(root: string, lakeDir: string, kind = bestKind()): SandboxProcess {
  const node = process.execPath;
  const args = [
    `--max-old-space-size=${HEAP_MB}`,
    "--no-warnings",
    path.join(/* turbopackIgnore: true */ root, CHILD),
    root,
  ];
  const options: SpawnOptionsWithoutStdio = { cwd: root, env: { NODE_ENV: "production" }, stdio: "pipe" };
  const child =
    kind === "bubblewrap"
      ? spawn("bwrap", [...bubblewrapArgs(root, lakeDir, node), node, ...args], options)
      : spawn(node, args, options);
  // A pipe that breaks is told by the process's end.
  child.stdin.on("error", () => {});
  return { child, kind, ready: readiness(child) };
}

export function bestKind(): SandboxKind {
  return hasBubblewrap() ? "bubblewrap" : "process";
}

async function readiness(child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The process for a query ended with ${code} before it was ready: ${said.trim()}`);
  });
  ended.catch(() => {});
  const line = once(child.stdout, "readable").then(() => child.stdout.read(READY.length + 1) as Buffer | null);
  const first = await Promise.race([line, ended]);
  if (first?.toString() !== `${READY}\n`)
    throw new Error(`The process for a query began with ${String(first)}: ${said.trim()}`);
}
