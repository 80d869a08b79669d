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

/** What Node and DuckDB take beside both: stacks, the answer on its way. [MB] */
const OWN_MB = 512;

// DuckDB does not count what one function makes (`repeat`), so the system refuses it. What others wait for goes first: Linux
// shares its processors among sessions before it looks at the processes in them, so the session steps back as well.
const HELD_BACK = [
  'ulimit -d "$0" || exit',
  "{ echo 5 >/proc/self/autogroup; } 2>/dev/null",
  'exec nice -n 10 "$@"',
].join("; ");

/** Where Node keeps what it has compiled, if it is told to: most of a start goes into that. */
const COMPILED = process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {};

/** Starts a process for one query, with an environment that holds nothing of ours and so much memory for DuckDB. */
export function startSandbox(root: string, lakeDir: string, memoryMb: number, kind = bestKind()): SandboxProcess {
  const node = process.execPath;
  const args = [
    `--max-old-space-size=${HEAP_MB}`,
    "--no-warnings",
    path.join(/* turbopackIgnore: true */ root, CHILD),
    root,
  ];
  // Detached: a session of its own, without a terminal.
  const options: SpawnOptionsWithoutStdio = {
    cwd: root,
    env: { NODE_ENV: "production", ...COMPILED },
    stdio: "pipe",
    detached: true,
  };
  const command =
    kind === "bubblewrap" ? ["bwrap", ...bubblewrapArgs(root, lakeDir, node), node, ...args] : [node, ...args];
  const dataKb = (memoryMb + HEAP_MB + OWN_MB) * 1024;
  const child = spawn("/bin/sh", ["-c", HELD_BACK, String(dataKb), ...command], options);
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
