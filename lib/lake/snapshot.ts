import type { Catalogue } from "./catalogue.ts";
import type { CubeRequest } from "./cube/cube-request.ts";
import { type CubeOptions, runCube } from "./cube/run-cube.ts";
import { withEngine } from "./query/engines.ts";
import { inspect } from "./query/inspect.ts";
import type { Overlay } from "./query/overlay.ts";
import type { Parameters } from "./query/parameters.ts";
import type { QueryResult } from "./query/result.ts";
import { type QueryOptions, runStatement } from "./query/run.ts";
import type { Manifest } from "./store/manifest.ts";

export type { Parameters } from "./query/parameters.ts";
export type { QueryResult } from "./query/result.ts";
export type { QueryOptions } from "./query/run.ts";

/** The lake as it was after one commit: it never changes. */
export interface Snapshot {
  readonly id: string;
  readonly manifest: Manifest;
  /** IANA name of the site's zone, whose days and hours queries count in where they bind `$zone`. */
  readonly zone: string;
  /**
   * Runs one SELECT over the views with bound parameters (`$name`, or `?`).
   *
   * @throws {UserError} If the SQL is wrong, or a limit of time, rows or memory is passed.
   * @throws {TypeError} If a column differs from what `expect` says.
   */
  query(sql: string, parameters?: Parameters, options?: QueryOptions): Promise<QueryResult>;
  /** The datasets that some SELECTs read, through whatever views, sorted. */
  datasetsOf(sqls: readonly string[]): Promise<string[]>;
  /**
   * Measures of a cube by some of its dimensions, out of tables that are aggregated once and kept beside the views.
   *
   * @throws {UserError} If the cube's SQL is wrong, or a limit is passed.
   */
  cube(request: CubeRequest, options?: CubeOptions): Promise<QueryResult>;
}

/** A snapshot to be queried; its DuckDB is opened by the first query and shared by the whole process. */
export function snapshotOf(
  lakeDir: string,
  id: string,
  manifest: Manifest,
  catalogue: Catalogue,
  zone: string,
  overlay?: Overlay,
): Snapshot {
  const opened = { lakeDir, id, manifest, catalogue, overlay };
  return {
    id,
    manifest,
    zone,
    query: (sql, parameters = {}, options = {}) =>
      withEngine(opened, options.signal, (engine, connection) =>
        runStatement(connection, sql, parameters, engine.behind.rows, options),
      ),
    datasetsOf: (sqls) =>
      withEngine(opened, undefined, async (engine, connection) => {
        const datasets = new Set<string>();
        for (const sql of sqls) {
          const { tables } = await inspect(connection, sql);
          for (const table of tables) for (const name of engine.behind.datasets.get(table) ?? []) datasets.add(name);
        }
        return [...datasets].sort();
      }),
    cube: (request, options = {}) =>
      withEngine(opened, options.signal, (engine, connection) => runCube(engine, connection, id, request, options)),
  };
}
