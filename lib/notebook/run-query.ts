import { LRUCache } from "lru-cache";
import type { ColumnType } from "#lib/core/dataset.ts";
import type { QueryResult, Snapshot } from "#lib/lake/snapshot.ts";
import type { QueryColumns } from "./analysis.ts";
import type { InputValue } from "./input.ts";
import { readQueryFile, ZONE_PARAMETER } from "./query-file.ts";

/** What a query did, as the figure's receipt shows it. */
export interface Receipt {
  readonly rowsScanned: number;
  readonly rowsSent: number;
  readonly ms: number;
  readonly cached: boolean;
  readonly snapshot: string;
}

export interface QueryAnswer {
  readonly result: QueryResult;
  readonly receipt: Receipt;
}

export interface QueryCall {
  readonly snapshot: Snapshot;
  /** Folder of the analysis. */
  readonly folder: string;
  readonly query: string;
  readonly columns: QueryColumns;
  readonly inputs: Readonly<Record<string, InputValue>>;
  readonly signal?: AbortSignal;
}

const answers = new LRUCache<string, QueryResult>({
  max: 500,
  maxSize: 256e6,
  sizeCalculation: (r) => r.arrow().byteLength + 1,
});

/** Runs one query of an analysis on a snapshot with the inputs it names; its answer is kept, a failure never is. */
export async function runQuery({ snapshot, folder, query, columns, inputs, signal }: QueryCall): Promise<QueryAnswer> {
  const { sql, parameters } = await readQueryFile(folder, query);
  const bound = boundInputs(parameters, query, inputs, snapshot);
  return keptAnswer(snapshot, [sql, bound], columns, (options) =>
    snapshot.query(sql, bound, { ...options, ...(signal ? { signal } : {}) }),
  );
}

/** The answer that is kept for what was asked of a snapshot, else what `ask` gives. */
export async function keptAnswer(
  snapshot: Snapshot,
  asked: readonly unknown[],
  columns: QueryColumns,
  ask: (options: { readonly expect: Readonly<Record<string, ColumnType>> }) => Promise<QueryResult>,
): Promise<QueryAnswer> {
  const expect = Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, type.replace("?", "") as ColumnType]),
  );
  const key = JSON.stringify([snapshot.id, asked, expect]);
  const started = performance.now();
  const kept = answers.get(key);
  const result = kept ?? (await ask({ expect }));
  if (!kept) answers.set(key, result);
  return {
    result,
    receipt: {
      rowsScanned: result.stats.rowsScanned,
      rowsSent: result.rowCount,
      ms: performance.now() - started,
      cached: kept !== undefined,
      snapshot: snapshot.id,
    },
  };
}

/** The values that a query binds: those of inputs, and the site's zone as `$zone`. */
export function boundInputs(
  names: readonly string[],
  query: string,
  inputs: Readonly<Record<string, InputValue>>,
  { zone }: Pick<Snapshot, "zone">,
): Readonly<Record<string, InputValue>> {
  return Object.fromEntries(
    names.map((name) => [name, boundValue(name, query, { ...inputs, [ZONE_PARAMETER]: zone })]),
  );
}

function boundValue(name: string, query: string, inputs: Readonly<Record<string, InputValue>>): InputValue {
  const value = inputs[name];
  if (value === undefined) throw new TypeError(`Cannot run ${query}.sql as it binds $${name}, which is not an input`);
  return value;
}
