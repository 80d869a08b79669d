import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBPreparedStatement,
  StatementType,
} from "@duckdb/node-api";
import { LRUCache } from "lru-cache";
import type { ColumnType } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import { collectColumn, UnsupportedType } from "../columns/collect.ts";
import { checkAllowed } from "./allowed.ts";
import { queryError } from "./error.ts";
import { type Inspection, inspect } from "./inspect.ts";
import { bindParameters, type Parameters } from "./parameters.ts";
import { type QueryResult, queryResult, shortType } from "./result.ts";

export interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
  /** Time limit. [ms] */
  readonly timeoutMs?: number;
  readonly maxRows?: number;
  /** Columns that must be there, and their types. */
  readonly expect?: Readonly<Record<string, ColumnType>>;
}

const TIMEOUT_MS = 30_000;
// A longer timer would fire at once.
const INTERRUPT_MS = 20;
const LONGEST_MS = 2 ** 31 - 1;
const MAX_ROWS = 1_000_000;

/** Runs one read-only statement on a connection that nobody else uses meanwhile. */
export async function runStatement(
  connection: DuckDBConnection,
  sql: string,
  parameters: Parameters,
  rowsBehind: ReadonlyMap<string, number>,
  options: QueryOptions,
): Promise<QueryResult> {
  const { signal, timeoutMs = TIMEOUT_MS, maxRows = MAX_ROWS } = options;
  signal?.throwIfAborted();
  const started = performance.now();
  let late = false;
  let again: NodeJS.Timeout | undefined;
  // DuckDB forgets an interrupt that comes before its query has begun: so it is told until it has stopped.
  const interrupt = (): void => {
    connection.interrupt();
    again ??= setInterval(() => connection.interrupt(), INTERRUPT_MS);
  };
  const timer = setTimeout(
    () => {
      late = true;
      interrupt();
    },
    Math.min(timeoutMs, LONGEST_MS),
  );
  signal?.addEventListener("abort", interrupt, { once: true });
  let statement: DuckDBPreparedStatement | undefined;
  try {
    const { tables } = await inspected(connection, sql);
    statement = await prepare(connection, sql);
    bindParameters(statement, parameters);
    const { names, types, chunks } = await fetchRows(statement, maxRows, () => late || signal?.aborted === true);
    if (options.expect) checkColumns(names, types.map(String), options.expect);
    const columns = types.map((type, i) => collectNamed(names[i]!, () => collectColumn(type, chunks, i)));
    const rowsScanned = tables.reduce((sum, table) => sum + (rowsBehind.get(table) ?? 0), 0);
    const rowCount = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
    return queryResult(names, columns, rowCount, { ms: performance.now() - started, rowsScanned });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (late)
      throw new UserError(`The query was stopped as it passed its time limit of ${timeoutMs / 1000} s`, {
        cause: error,
      });
    throw queryError(error);
  } finally {
    clearTimeout(timer);
    clearInterval(again);
    signal?.removeEventListener("abort", interrupt);
    statement?.destroySync();
  }
}

/** Refuses what is not one SELECT that calls only what it may. */
export async function checkSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  try {
    await inspected(connection, sql);
  } catch (error) {
    throw queryError(error);
  }
}

const inspections = new LRUCache<string, Inspection>({ max: 1000 });

/** What one SELECT names, once it is clear that it is one and calls nothing it may not. */
async function inspected(connection: DuckDBConnection, sql: string): Promise<Inspection> {
  const known = inspections.get(sql);
  if (known) return known;
  if (sql.replaceAll(/--[^\n]*/g, "").trim() === "") throw new UserError("Cannot run the query as it is empty");
  const { count } = await connection.extractStatements(sql);
  if (count !== 1) throw new UserError(`Cannot run the query as it must be one statement: it has ${count}`);
  const inspection = await inspect(connection, sql).catch((cause: Error) => {
    throw new UserError(`Cannot run the query as only SELECT may run here: ${cause.message}`, { cause });
  });
  checkAllowed(inspection);
  inspections.set(sql, inspection);
  return inspection;
}

async function prepare(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statement = await connection.prepare(sql);
  if (statement.statementType === StatementType.SELECT) return statement;
  statement.destroySync();
  throw new UserError("Cannot run the query as only SELECT may run here");
}

async function fetchRows(statement: DuckDBPreparedStatement, maxRows: number, stopped: () => boolean) {
  const result = await statement.stream();
  const chunks: DuckDBDataChunk[] = [];
  let rows = 0;
  for (;;) {
    if (stopped()) throw new Error("The query was stopped");
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    rows += chunk.rowCount;
    if (rows > maxRows) {
      throw new UserError(
        `The query was stopped as it passed its row limit of ${maxRows}: aggregate, filter, or add LIMIT`,
      );
    }
    chunks.push(chunk);
  }
  return { names: result.deduplicatedColumnNames(), types: result.columnTypes(), chunks };
}

function collectNamed<T>(name: string, collect: () => T): T {
  try {
    return collect();
  } catch (error) {
    if (!(error instanceof UnsupportedType)) throw error;
    throw new UserError(
      `Cannot return column ${name} as its type ${error.message} is not supported: cast it, as in ${name}::${error.cast}`,
      { cause: error },
    );
  }
}

function checkColumns(
  names: readonly string[],
  types: readonly string[],
  expect: Readonly<Record<string, ColumnType>>,
) {
  for (const [name, type] of Object.entries(expect)) {
    const index = names.indexOf(name);
    if (index === -1) throw new TypeError(`The query has no column ${name}, which must be ${type}`);
    const found = shortType(types[index]!);
    if (found !== type) throw new TypeError(`The query's column ${name} must be ${type}: it is ${found}`);
  }
}
