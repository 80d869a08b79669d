import type { DuckDBConnection } from "@duckdb/node-api";
import type { Engine } from "../query/instance.ts";
import type { QueryResult } from "../query/result.ts";
import { checkSelect, type QueryOptions, runStatement } from "../query/run.ts";
import type { CubeRequest } from "./cube-request.ts";
import type { BoundSql } from "./cube-sql.ts";
import { directSql, fromRollupSql } from "./cube-sql.ts";
import { holdRollup } from "./rollups.ts";

export interface CubeOptions extends QueryOptions {
  /** Answers out of the rows themselves: what rollups are held against. */
  readonly direct?: boolean;
}

/**
 * Answers out of a rollup of all coarse dimensions, which serves every view and step of a cube; where that is too large, out
 * of one of the dimensions that this view groups and filters by; where that is too large as well, out of the rows.
 */
export async function runCube(
  engine: Engine,
  connection: DuckDBConnection,
  snapshot: string,
  request: CubeRequest,
  options: CubeOptions,
): Promise<QueryResult> {
  await checkSelect(connection, request.sql);
  const needed = [...new Set([...request.by, ...request.where.map(({ dimension }) => dimension)])].sort();
  const coarse = Object.entries(request.dimensions).flatMap(([name, { fine }]) => (fine ? [] : [name]));
  const choices = options.direct ? [] : [[...new Set([...coarse, ...needed])].sort(), needed];
  for (const dimensions of choices) {
    const rollup = await holdRollup(engine.rollups, connection, snapshot, request, dimensions);
    if (!rollup) continue;
    try {
      return await run(
        connection,
        fromRollupSql(request, rollup.table),
        new Map([[rollup.table, rollup.rows]]),
        options,
      );
    } finally {
      rollup.using--;
    }
  }
  const direct = directSql(request);
  const parameters = { ...request.parameters, ...direct.parameters } as BoundSql["parameters"];
  return run(connection, { sql: direct.sql, parameters }, engine.behind.rows, options);
}

function run(
  connection: DuckDBConnection,
  { sql, parameters }: BoundSql,
  rowsBehind: ReadonlyMap<string, number>,
  options: QueryOptions,
): Promise<QueryResult> {
  return runStatement(connection, sql, parameters, rowsBehind, options);
}
