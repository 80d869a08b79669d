import type { Snapshot } from "#lib/lake/snapshot.ts";

/** A reader's query that cannot run as too many run and wait already. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
}

/** What a reader's query gave. */
export interface ReaderAnswer {
  readonly columns: readonly string[];
  readonly arrow: Uint8Array;
  readonly rows: () => Record<string, unknown>[];
  readonly receipt: {
    readonly rows: number;
    readonly rowsScanned: number;
    readonly ms: number;
    readonly snapshot: string;
    readonly sandbox?: string;
  };
}

const TIMEOUT_MS = 10_000;
const MAX_ROWS = 100_000;
const AT_ONCE = 2;
let running = 0;

/** Runs a reader's query on a snapshot; it is interrupted when the request is. */
export async function answerReaderSql(snapshot: Snapshot, sql: string, { signal }: Request): Promise<ReaderAnswer> {
  if (running >= AT_ONCE) throw new TooBusy(`${running} queries run already`);
  running++;
  try {
    const result = await snapshot.query(sql, {}, { signal, timeoutMs: TIMEOUT_MS, maxRows: MAX_ROWS });
    const { ms, rowsScanned } = result.stats;
    return {
      columns: result.columns.map(({ name }) => name),
      arrow: result.arrow(),
      rows: () => result.rows(),
      receipt: { rows: result.rowCount, rowsScanned, ms, snapshot: snapshot.id },
    };
  } finally {
    running--;
  }
}
