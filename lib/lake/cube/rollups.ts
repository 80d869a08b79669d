import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { bindParameters } from "../query/parameters.ts";
import type { CubeRequest } from "./cube-request.ts";
import { rollupSql } from "./cube-sql.ts";

/** Rows beyond which a table saves too little for the memory it takes. */
const MOST_ROWS = 4_000_000;
/** Of all tables of one snapshot, least recently used first out. [bytes] */
const MOST_BYTES = 384e6;
const BUILD_MS = 60_000;

/** A table of sufficient statistics inside a snapshot's DuckDB; `using` keeps it from being dropped. */
export interface Rollup {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  using: number;
}

/** The tables of one snapshot by name, the least recently used first; null is one that was too large. */
export type Rollups = Map<string, Kept>;

interface Kept {
  readonly promise: Promise<Rollup | null>;
  /** Set once it is built. */
  rollup?: Rollup | null;
}

/** The name of a table: of the snapshot and all that its rows depend on. */
function tableName(snapshot: string, request: CubeRequest, dimensions: readonly string[]): string {
  const { sql, parameters, measures } = request;
  const types = dimensions.map((name) => [name, request.dimensions[name]?.type]);
  const hash = createHash("sha256").update(JSON.stringify([snapshot, sql, parameters, measures, types]));
  return `rollups.r_${snapshot.slice(0, 8)}_${hash.digest("hex").slice(0, 24)}`;
}

/** The table of some dimensions of a cube, built by whoever asks first; null where it would be too large. It is held till `using` is lowered. */
export async function holdRollup(
  rollups: Rollups,
  connection: DuckDBConnection,
  snapshot: string,
  request: CubeRequest,
  dimensions: readonly string[],
  limits = { rows: MOST_ROWS, bytes: MOST_BYTES },
): Promise<Rollup | null> {
  const table = tableName(snapshot, request, dimensions);
  const kept: Kept = rollups.get(table) ?? { promise: build(connection, table, request, dimensions, limits.rows) };
  rollups.delete(table);
  rollups.set(table, kept);
  try {
    kept.rollup = await kept.promise;
  } catch (error) {
    // A failure is not kept: whoever asks next tries again.
    if (rollups.get(table) === kept) rollups.delete(table);
    throw error;
  }
  const { rollup } = kept;
  if (rollup) rollup.using++;
  await dropOldest(rollups, connection, limits.bytes);
  return rollup;
}

async function build(
  connection: DuckDBConnection,
  table: string,
  request: CubeRequest,
  dimensions: readonly string[],
  mostRows: number,
): Promise<Rollup | null> {
  // Whoever asked may leave: others wait for the same table.
  const timer = setTimeout(() => connection.interrupt(), BUILD_MS);
  try {
    const limited = `${rollupSql(request, dimensions)} LIMIT ${mostRows + 1}`;
    const statement = await connection.prepare(`CREATE OR REPLACE TABLE ${table} AS ${limited}`);
    try {
      bindParameters(statement, request.parameters);
      await statement.run();
    } finally {
      statement.destroySync();
    }
    const counted = await connection.run(
      `SELECT count(*)::INTEGER, (SELECT count(*)::INTEGER FROM duckdb_columns() WHERE schema_name = 'rollups' AND 'rollups.' || table_name = '${table}') FROM ${table}`,
    );
    const [rows, columns] = (await counted.getRows())[0] as [number, number];
    if (rows <= mostRows) return { table, rows, bytes: rows * columns * 10, using: 0 };
    await connection.run(`DROP TABLE ${table}`);
    return null;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("Out of Memory Error")) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function dropOldest(rollups: Rollups, connection: DuckDBConnection, mostBytes: number): Promise<void> {
  const built = [...rollups].flatMap(([name, { rollup }]) => (rollup ? [[name, rollup] as const] : []));
  let bytes = built.reduce((sum, [, rollup]) => sum + rollup.bytes, 0);
  for (const [name, rollup] of built) {
    if (bytes <= mostBytes) return;
    if (rollup.using > 0) continue;
    rollups.delete(name);
    bytes -= rollup.bytes;
    await connection.run(`DROP TABLE IF EXISTS ${rollup.table}`);
  }
}
