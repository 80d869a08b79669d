import { availableParallelism } from "node:os";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Catalogue } from "../catalogue.ts";
import type { Rollups } from "../cube/rollups.ts";
import type { Manifest } from "../store/manifest.ts";
import { partPath } from "../store/manifest.ts";
import type { Overlay } from "./overlay.ts";
import { literal } from "./quote.ts";
import { type Behind, createRelations } from "./relations.ts";

const CONNECTIONS = 3;

/** An in-memory DuckDB with the views of one snapshot, locked down, and its connections. */
export interface Engine {
  readonly instance: DuckDBInstance;
  readonly idle: DuckDBConnection[];
  readonly behind: Behind;
  /** Tables that were aggregated for views of cubes; they go with the instance. */
  readonly rollups: Rollups;
  close(): void;
}

/** What one snapshot's queries may use together. */
export interface EngineLimits {
  readonly memory: string;
  readonly threads: number;
}

const OWN_LIMITS: EngineLimits = { memory: "1GB", threads: Math.min(4, availableParallelism()) };

/** Opens a snapshot: after this its DuckDB reads the snapshot's parts and nothing else, and its settings are fixed. */
export async function openEngine(
  lakeDir: string,
  manifest: Manifest,
  catalogue: Catalogue,
  { memory, threads }: EngineLimits = OWN_LIMITS,
  overlay?: Overlay,
): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: memory,
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  });
  const connections: DuckDBConnection[] = [];
  const close = () => {
    for (const connection of connections) connection.closeSync();
    instance.closeSync();
  };
  try {
    for (let i = 0; i < CONNECTIONS; i++) {
      const connection = await instance.connect();
      connections.push(connection);
      await connection.run("SET streaming_buffer_size = '16MB'");
    }
    const connection = connections[0]!;
    await connection.run(
      "SET GLOBAL TimeZone = 'UTC'; SET GLOBAL parquet_metadata_cache = true; " +
        "SET GLOBAL validate_external_file_cache = 'NO_VALIDATION'",
    );
    // Here and not with the first table: two that are made at once would both want to make it.
    await connection.run("CREATE SCHEMA rollups");
    const behind = await createRelations(connection, lakeDir, manifest, catalogue, overlay);
    const paths = manifest.parts.map((part) => literal(partPath(lakeDir, part.sha256))).join(", ");
    await connection.run(`SET GLOBAL allowed_paths = [${paths}]`);
    await connection.run("SET GLOBAL enable_external_access = false; SET GLOBAL lock_configuration = true");
    return { instance, idle: [...connections], behind, rollups: new Map(), close };
  } catch (error) {
    close();
    throw error;
  }
}
