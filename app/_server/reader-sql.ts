import { availableParallelism } from "node:os";
import path from "node:path";
import { readSettings } from "#lib/core/settings.ts";
import type { SandboxKind } from "#lib/lake/sandbox/process.ts";
import { runSandboxed } from "#lib/lake/sandbox/run-sandboxed.ts";
import { createTurns } from "#lib/lake/sandbox/turns.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { storedRows } from "#lib/notebook/arrow-rows.ts";
import { clientOf } from "./client.ts";
import { projectFolder, siteLake } from "./site.ts";

/** What a reader's query gave. */
export interface ReaderAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly arrow: Uint8Array<ArrayBuffer>;
  readonly rows: () => Record<string, unknown>[];
  readonly receipt: {
    readonly rows: number;
    readonly rowsScanned: number;
    readonly ms: number;
    readonly snapshot: string;
    readonly sandbox: SandboxKind;
  };
}

type Turns = ReturnType<typeof createTurns>;

// On globalThis: a bundler may load this file twice, and each would let as many run.
const shared = globalThis as typeof globalThis & { wattbookTurns?: Turns };

/** Runs a reader's query on a snapshot, in a process of its own and in turn; it is interrupted when the request is. */
export async function answerReaderSql(snapshot: Snapshot, sql: string, request: Request): Promise<ReaderAnswer> {
  const { sql: limits } = readSettings(process.env);
  const { perClient, queue } = limits;
  shared.wattbookTurns ??= createTurns({ perClient, queue, atOnce: Math.max(2, perClient, availableParallelism()) });
  const { dir } = await siteLake();
  const asked = {
    root: projectFolder(),
    lakeDir: path.resolve(/* turbopackIgnore: true */ dir),
    snapshot: snapshot.id,
    sql,
    memoryMb: limits.memoryMb,
    timeoutMs: limits.timeoutSeconds * 1000,
    maxRows: limits.maxRows,
  };
  const result = await shared.wattbookTurns(clientOf(request), request.signal, () =>
    runSandboxed(asked, { signal: request.signal }),
  );
  const { columns, arrow, rowCount, rowsScanned, ms, sandbox } = result;
  return {
    columns,
    arrow,
    rows: () => storedRows(arrow).rows,
    receipt: { rows: rowCount, rowsScanned, ms, snapshot: snapshot.id, sandbox },
  };
}
