// Runs one query of a reader, in a process of its own: it reads the request from its input, writes the answer, and ends. When its
// input ends the query is interrupted: the reader has gone, or the parent has.
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";
import { isUserError } from "#lib/core/user-error.ts";
import { loadCatalogue } from "../catalogue.ts";
import { openEngine } from "../query/instance.ts";
import { runStatement } from "../query/run.ts";
import { readManifest } from "../store/manifest.ts";
import { checkRelations } from "./check-relations.ts";
import { LARGEST_ANSWER, READY, type SandboxAnswer, type SandboxRequest } from "./protocol.ts";

/** Two readers' queries may run at once, and leave processors to all others. */
const THREADS = Math.max(1, Math.min(2, availableParallelism() >> 1));

/** What an interrupt does not reach ends with its process. [ms] */
const END_MS = 1000;

const gone = new AbortController();
const lines = createInterface({ input: process.stdin });
lines.once("close", () => {
  gone.abort(new Error("The reader has gone"));
  setTimeout(() => process.exit(1), END_MS).unref();
});

// Definitions are read before the query is known: a spare process waits with them.
const root = process.argv[2] as string;
const catalogue = await loadCatalogue(root, { withDerivations: false });
process.stdout.write(`${READY}\n`);
const [line] = (await once(lines, "line", { signal: gone.signal }).catch(() => process.exit(0))) as [string];
const request = JSON.parse(line) as SandboxRequest;

async function write(answer: SandboxAnswer, body?: Uint8Array): Promise<void> {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (body && !process.stdout.write(body)) await once(process.stdout, "drain");
}

try {
  const manifest = await readManifest(request.lakeDir, request.snapshot);
  const limits = { memory: `${request.memoryMb}MB`, threads: THREADS };
  const engine = await openEngine(request.lakeDir, manifest, catalogue, limits);
  const connection = engine.idle[0];
  if (!connection) throw new Error("Cannot run the query as there is no connection");
  const { sql, timeoutMs, maxRows } = request;
  await checkRelations(connection, sql, engine.behind.rows);
  const result = await runStatement(connection, sql, {}, engine.behind.rows, {
    signal: gone.signal,
    timeoutMs,
    maxRows,
  });
  const stream = result.arrow();
  if (stream.byteLength > LARGEST_ANSWER) {
    const message = `The query was stopped as its answer has ${Math.round(stream.byteLength / 1e6)} MB, more than ${LARGEST_ANSWER / 1e6}: ask for fewer columns or rows`;
    await write({ ok: false, isReaders: true, message });
  } else {
    const { columns, rowCount, stats } = result;
    await write({ ok: true, columns, rowCount, ...stats, bytes: stream.byteLength }, stream);
  }
} catch (error) {
  await write({
    ok: false,
    isReaders: isUserError(error),
    message: error instanceof Error ? error.message : String(error),
  });
}
process.exit(0);
