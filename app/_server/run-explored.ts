import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Explored } from "#lib/notebook/explored.ts";
import { keptAnswer } from "#lib/notebook/run-query.ts";
import { readQuery } from "../explore/_ui/query-url.ts";
import { answerReaderSql } from "./reader-sql.ts";

/** A query and a chart, as the address of the page states it. */
export interface AskedQuery {
  readonly sql: string;
  readonly chart?: string | undefined;
}

/** Runs a reader's query on a snapshot, with the chart that was chosen for it; its rows are kept, a failure never is. */
export async function runExplored(snapshot: Snapshot, asked: AskedQuery, request: Request): Promise<Explored> {
  const { sql } = asked;
  const { chart } = readQuery(new URLSearchParams({ sql, ...(asked.chart ? { chart: asked.chart } : {}) }));
  const answer = await keptAnswer(snapshot, ["of a reader", sql], {}, async () => {
    const { columns, arrow, rows, receipt } = await answerReaderSql(snapshot, sql, request);
    return {
      columns,
      rowCount: receipt.rows,
      rows: <T>() => rows() as T[],
      arrow: () => arrow,
      stats: { ms: receipt.ms, rowsScanned: receipt.rowsScanned },
    };
  });
  // What the query took, not how long it waited its turn and for a process.
  const ms = answer.receipt.cached ? answer.receipt.ms : answer.result.stats.ms;
  return { sql, chart, answer: { ...answer, receipt: { ...answer.receipt, ms } } };
}
