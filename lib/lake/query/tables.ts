import type { DuckDBConnection } from "@duckdb/node-api";

/** The tables and views that a select names, as `name` or `files.name`; those of its own WITH are left out. */
export async function tablesOf(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const result = await connection.run("SELECT json_serialize_sql($sql::VARCHAR, skip_default := true)", { sql });
  const parsed = JSON.parse(String((await result.getRows())[0]![0])) as { error: boolean; error_message?: string };
  if (parsed.error) throw new Error(parsed.error_message ?? "the statement cannot be read");
  const tables = new Set<string>();
  const own = new Set<string>();
  walk(parsed, (node) => {
    if (node.type === "BASE_TABLE") {
      const schema = node.schema_name;
      tables.add(schema === "files" ? `files.${node.table_name}` : String(node.table_name));
    }
    const cte = node.cte_map as { map?: { key: string }[] } | undefined;
    for (const { key } of cte?.map ?? []) own.add(key);
  });
  return [...tables].filter((table) => !own.has(table));
}

function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>);
  for (const child of Object.values(value)) walk(child, visit);
}
