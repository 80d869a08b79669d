import type { DuckDBConnection } from "@duckdb/node-api";

/** What a select names. */
export interface Inspection {
  /** Tables and views, as `name`, or `schema.name` where the schema is not main; those of its own WITH are left out. */
  readonly tables: readonly string[];
  readonly functions: readonly string[];
  readonly tableFunctions: readonly string[];
}

/** Reads what a select names out of DuckDB's own parse of it; throws where it is not one plain SELECT. */
export async function inspect(connection: DuckDBConnection, sql: string): Promise<Inspection> {
  const result = await connection.run("SELECT json_serialize_sql($sql::VARCHAR, skip_default := true)", { sql });
  const parsed = JSON.parse(String((await result.getRows())[0]![0])) as { error: boolean; error_message?: string };
  if (parsed.error) throw new Error(parsed.error_message ?? "the statement cannot be read");
  const tables = new Set<string>();
  const functions = new Set<string>();
  const tableFunctions = new Set<string>();
  const own = new Set<string>();
  walk(parsed, (node) => {
    if (node.type === "BASE_TABLE") {
      const schema = String(node.schema_name ?? "").toLowerCase();
      tables.add(schema === "" || schema === "main" ? String(node.table_name) : `${schema}.${node.table_name}`);
    }
    if (node.class === "FUNCTION") functions.add(String(node.function_name).toLowerCase());
    if (node.type === "TABLE_FUNCTION") {
      tableFunctions.add(String((node.function as Node | undefined)?.function_name).toLowerCase());
    }
    for (const { key } of (node.cte_map as { map?: { key: string }[] } | undefined)?.map ?? []) own.add(key);
  });
  return {
    tables: [...tables].filter((table) => !own.has(table)),
    functions: [...functions],
    tableFunctions: [...tableFunctions],
  };
}

type Node = Record<string, unknown>;

function walk(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Node);
  for (const child of Object.values(value)) walk(child, visit);
}
