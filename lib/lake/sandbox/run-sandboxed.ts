import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { UserError } from "#lib/core/user-error.ts";
import { bestKind, type SandboxKind, type SandboxProcess, startSandbox } from "./process.ts";
import { LONGEST_SQL, type SandboxAnswer, type SandboxRequest } from "./protocol.ts";

/** The rows of a reader's query, and how it went. */
export interface SandboxedResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rowCount: number;
  readonly rowsScanned: number;
  readonly ms: number;
  readonly arrow: Uint8Array<ArrayBuffer>;
  readonly sandbox: SandboxKind;
}

/** Longer than its time limit a process may take to start, to encode and to end by itself. [ms] */
const GRACE_MS = 3000;

/** After a cancel it may take so long to end by itself. [ms] */
const CANCEL_GRACE_MS = 300;

export interface SandboxOptions {
  readonly signal?: AbortSignal | undefined;
  /** For tests; else the strongest there is. */
  readonly kind?: SandboxKind;
}

const SPARE = Symbol.for("wattbook.sandbox.spare");
const scope = globalThis as { [SPARE]?: Map<string, SandboxProcess> };

/** Runs one query in a process of its own, which ends with it, whatever happens. */
export async function runSandboxed(request: SandboxRequest, { signal, kind = bestKind() }: SandboxOptions = {}) {
  signal?.throwIfAborted();
  if (request.sql.length > LONGEST_SQL) {
    throw new UserError(
      `Cannot run the query as it has more than ${LONGEST_SQL} letters: it has ${request.sql.length}`,
    );
  }
  const sandbox = takeSpare(request, kind);
  const { child } = sandbox;
  const kill = () => child.kill("SIGKILL");
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, request.timeoutMs + GRACE_MS);
  const cancel = () => {
    child.stdin.end();
    setTimeout(kill, CANCEL_GRACE_MS).unref();
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    await sandbox.ready;
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const { answer, body } = await readAnswer(child);
    signal?.throwIfAborted();
    if (!answer.ok) throw answer.isReaders ? new UserError(answer.message) : new Error(answer.message);
    const { columns, rowCount, rowsScanned, ms } = answer;
    return { columns, rowCount, rowsScanned, ms, arrow: body, sandbox: kind } satisfies SandboxedResult;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    if (late)
      throw new UserError(`The query was stopped as it passed its time limit of ${request.timeoutMs / 1000} s`, {
        cause,
      });
    throw cause;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
    if (child.exitCode === null && child.signalCode === null) {
      kill();
      await once(child, "exit");
    }
  }
}

/** A process that waits for its query, and another that will wait for the next. */
function takeSpare({ root, lakeDir, memoryMb }: SandboxRequest, kind: SandboxKind): SandboxProcess {
  scope[SPARE] ??= new Map();
  const key = [root, lakeDir, memoryMb, kind].join("\u0000");
  const kept = scope[SPARE].get(key);
  const isUsable = kept && kept.child.exitCode === null && kept.child.signalCode === null;
  const taken = isUsable ? kept : startSandbox(root, lakeDir, memoryMb, kind);
  const spare = startSandbox(root, lakeDir, memoryMb, kind);
  spare.ready.catch(() => {});
  for (const handle of [spare.child, spare.child.stdin, spare.child.stdout, spare.child.stderr])
    (handle as Unrefable).unref?.();
  scope[SPARE].set(key, spare);
  for (const handle of [taken.child, taken.child.stdin, taken.child.stdout, taken.child.stderr])
    (handle as Unrefable).ref?.();
  return taken;
}

interface Unrefable {
  ref?(): void;
  unref?(): void;
}

/** Ends the processes that wait for queries. */
export async function closeSandboxes(): Promise<void> {
  const spares = [...(scope[SPARE]?.values() ?? [])];
  scope[SPARE]?.clear();
  await Promise.all(
    spares.map(async ({ child }) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      child.kill("SIGKILL");
      await once(child, "exit");
    }),
  );
}

async function readAnswer(child: ChildProcessWithoutNullStreams) {
  const pieces: Buffer[] = [];
  for await (const piece of child.stdout) pieces.push(piece as Buffer);
  const all = Buffer.concat(pieces);
  const end = all.indexOf(10);
  if (end === -1) {
    throw new UserError(
      "The query was stopped as its process ended without an answer: it asked for more memory or nested deeper than it may",
    );
  }
  const answer = JSON.parse(all.subarray(0, end).toString("utf8")) as SandboxAnswer;
  const body = Uint8Array.from(all.subarray(end + 1));
  if (answer.ok && body.length !== answer.bytes)
    throw new Error(`The answer was cut at ${body.length} of ${answer.bytes} bytes`);
  return { answer, body };
}
